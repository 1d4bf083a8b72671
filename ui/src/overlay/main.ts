import { mount } from "svelte";

import Overlay from "./Overlay.svelte";
import "../shared/tokens.css";
import "../shared/base.css";

const target = document.getElementById("app");
if (target) mount(Overlay, { target });
