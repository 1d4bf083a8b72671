/** Words compared without case, accents and spaces at the ends. */
export const folded = (words: string) =>
  words
    .trim()
    .toLocaleLowerCase()
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "");
