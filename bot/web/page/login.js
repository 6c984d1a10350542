// A login that the page was given: in its address after "#login=", which no server and no log sees, or by the page
// that frames it. It is kept for this tab, until it expires.

const KEPT = "career-chat login";
const chat = document.querySelector("career-chat");

function expires(token) {
  try {
    const [, claims] = token.split(".");
    return 1000 * JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/"))).exp;
  } catch {
    return 0;
  }
}

function use(token) {
  chat.setAttribute("token", token);
  try {
    sessionStorage.setItem(KEPT, token);
  } catch {
    // A frame without storage: the framing page is asked again.
  }
}

function kept() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

const given = new URLSearchParams(location.hash.slice(1)).get("login");
const known = given ?? kept();
if (given) history.replaceState(null, "", location.pathname + location.search);
if (known && expires(known) > Date.now()) use(known);

// The framing page sends {type: "career-chat-login", token}; only pages that may frame this one can.
addEventListener("message", ({ source, data }) => {
  if (source === parent && parent !== window && data?.type === "career-chat-login" && data.token) use(String(data.token));
});

// Without a login, or when it has expired, the framing page is asked for one.
const ask = () => parent !== window && parent.postMessage({ type: "career-chat-login" }, "*");
chat.addEventListener("career-chat-login", ask);
if (!known) ask();
