/** "phone-screen" reads "phone screen". */
export const plain = (id: string) => id.replaceAll("-", " ");

/** "strong-no" reads "Strong no". */
export function sentence(id: string): string {
  const words = plain(id);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
