/** All that the strip may ask. */
import type { Fault } from "./bindings/Fault";
import type { Said } from "./bindings/Said";
import type { StripDeed } from "./bindings/StripDeed";
import type { StripNews } from "./bindings/StripNews";
import { call } from "./call";

/** What comes after what was seen, at the latest when words that depend on the clock have changed. */
export const stripNews = (seen: number | null) => call<StripNews>("strip_news", { seen });
/** Has the live desk do something; answers when it is durable, or was refused. */
export const stripDoes = (deed: StripDeed) => call<Said>("strip_does", { deed });
/** Shows everything again that was blanked. */
export const showAgain = () => call<null>("strip_shows_again");
/** Begins to move the strip with the pointer. */
export const moveStrip = () => call<null>("strip_moves");

export type { Fault, Said, StripDeed, StripNews };
export type { StripSignal } from "./bindings/StripSignal";
export type { StripView } from "./bindings/StripView";
