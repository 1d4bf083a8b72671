/** The parts of a question's page, in their order. */
export const tabs = ["prompt", "guide", "code", "rating", "use"] as const;
export type Tab = (typeof tabs)[number];

/** The tab beside, round about. */
export function beside(tab: Tab, by: 1 | -1): Tab {
  return tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] ?? tab;
}
