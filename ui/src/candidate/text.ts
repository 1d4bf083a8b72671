/** Words of the window for the candidate. */
export const text = {
  until: (time: string, left: string | null) => (left ? `until ${time}, ${left}` : `until ${time}`),
  starter: "Code to begin with",
  nothing: "The question will be shown here.",
};
