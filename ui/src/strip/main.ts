import { mount } from "svelte";

import Strip from "./Strip.svelte";
import "../shared/tokens.css";
import "../shared/base.css";

const target = document.getElementById("app");
if (target) mount(Strip, { target });
