// The interface's words: one file per language in texts/, each with the same names. What the assistant says is not in
// here: it answers in English, and elements with its words say so.

const LANGUAGES = ["de", "en"];
export const ANSWERS = "en";

// A function from a name and values to words: say("newMessages", { count: 3 }). `language` is what it speaks.
export async function textsOf(wanted) {
  const short = String(wanted || "").toLowerCase().split("-")[0];
  const language = LANGUAGES.includes(short) ? short : "en";
  const { default: words } = await import(`./texts/${language}.js`);
  const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, value) => values[value]);
  return Object.assign(say, { language });
}
