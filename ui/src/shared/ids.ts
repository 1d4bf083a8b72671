/** "phone-screen" reads "phone screen". */
export const plain = (id: string) => id.replaceAll("-", " ");

/** A name within a line: "Error handling" reads "error handling", and "API design" stays. */
export const within = (name: string) => (/^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1));

/** "strong-no" reads "Strong no". */
export function sentence(id: string): string {
  const words = plain(id);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
