// A picture over the whole window, larger and smaller as one likes: with the buttons, + and −, or a tap on it.

import { button, el } from "./elements.js";

const SCALES = [1, 1.5, 2, 3, 4];

export function showPicture(root, { address, alt, title }, say) {
  let place = 0;
  const image = el("img", { src: address, alt });
  const view = el("div", { class: "view", tabindex: "0", role: "group", "aria-label": title }, image);
  const zoom = (next) => {
    place = Math.max(0, Math.min(next, SCALES.length - 1));
    image.style.inlineSize = `${100 * SCALES[place]}%`;
    smaller.disabled = place === 0;
    larger.disabled = place === SCALES.length - 1;
  };
  const larger = button("", "+", () => zoom(place + 1), { "aria-label": say("zoomIn") });
  const smaller = button("", "−", () => zoom(place - 1), { "aria-label": say("zoomOut") });
  const close = button("", "✕", () => dialog.close(), { "aria-label": say("closePicture") });
  const dialog = el(
    "dialog",
    {
      class: "viewer",
      "aria-label": title,
      onclose: () => dialog.remove(),
      onkeydown: (event) => {
        if (event.key === "+") zoom(place + 1);
        if (event.key === "-") zoom(place - 1);
      },
    },
    el("div", { class: "tools" }, smaller, larger, close),
    view,
  );
  image.addEventListener("click", () => zoom(place ? 0 : 2));
  root.append(dialog);
  zoom(0);
  dialog.showModal();
  close.focus();
}
