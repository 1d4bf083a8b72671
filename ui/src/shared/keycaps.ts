const mac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

const names: Record<string, string> = {
  Mod: mac ? "⌘" : "Ctrl",
  Shift: mac ? "⇧" : "Shift",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageDown: "Page ↓",
  PageUp: "Page ↑",
  Escape: "Esc",
  Backspace: "⌫",
};

/** The caps of a key sequence: parts between spaces follow each other, parts joined by + go together. */
export function caps(keys: string): string[] {
  return keys.split(" ").map((part) => {
    if (part.length < 2) return part;
    const named = part.split("+").map((name) => names[name] ?? (name.length === 1 ? name.toUpperCase() : name));
    return named.join(mac ? "" : "+");
  });
}
