// The examples ask in the chat; on a small screen the chat comes into view.

const chat = document.querySelector("career-chat");

for (const example of document.querySelectorAll("[data-ask]")) {
  example.addEventListener("click", () => {
    chat.ask(example.dataset.ask);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    chat.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  });
}
