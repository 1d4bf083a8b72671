/** All that the window for the candidate may ask. */
import type { CandidateNews } from "./bindings/CandidateNews";
import { call } from "./call";

/** What comes after what was seen, at the latest when the clock has moved on. */
export const candidateNews = (seen: number | null) => call<CandidateNews>("candidate_news", { seen });

export type { CandidateView } from "./bindings/CandidateView";
