/** The content policy allows no styles injected at run time, so all of them leave as files. */
export default {
  compilerOptions: { runes: true, css: "external" },
};
