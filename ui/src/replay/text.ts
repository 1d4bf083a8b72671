/** Words of the replay. */
export const text = {
  title: "Replay",
  back: "Back",
  lead: "The desk as it was. Nothing can be changed here.",
  loading: "Reading the log.",
  notRead: "The interview could not be read.",
  tryAgain: "Try again",
  moment: "Moment of the call",
  first: "First",
  previous: "Step back",
  next: "Step on",
  last: "Last",
  undone: "undone later",
  step: (at: number, of: number) => `${at} of ${of}`,
  desk: "The desk then",
  actions: "What was done",
};
