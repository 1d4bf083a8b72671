import { mount } from "svelte";

import Candidate from "./Candidate.svelte";
import "../shared/tokens.css";
import "../shared/base.css";

const target = document.getElementById("app");
if (target) mount(Candidate, { target });
