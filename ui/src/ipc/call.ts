/** How every window calls its commands and hears what it is told. */
import { invoke, isTauri } from "@tauri-apps/api/core";
import { getCurrentWebviewWindow } from "@tauri-apps/api/webviewWindow";

import type { Fault } from "./bindings/Fault";

/** A command that failed rejects with a `Fault`, whatever went wrong on the way. */
export async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (error) {
    throw asFault(error);
  }
}

function asFault(error: unknown): Fault {
  if (typeof error === "object" && error !== null && "code" in error && "message" in error) {
    return error as Fault;
  }
  return {
    code: "window",
    message: String(error),
    hint: isTauri() ? "Try again." : "Open this page in Touchstone.",
    trouble: true,
  };
}

/** Hears what this window is told; answers how to stop hearing it. Outside of Touchstone nothing is told. */
export async function hear<T>(what: string, heard: (told: T) => void): Promise<() => void> {
  if (!isTauri()) return () => undefined;
  return getCurrentWebviewWindow().listen<T>(what, ({ payload }) => heard(payload));
}
