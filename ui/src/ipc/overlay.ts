/** All that the leader's overlay may ask. */
import type { OverlayView } from "./bindings/OverlayView";
import { call, hear } from "./call";

export const overlayView = () => call<OverlayView>("overlay_view");
export const onOverlay = (heard: (view: OverlayView) => void) => hear<OverlayView>("overlay", heard);

export type { OverlayView };
