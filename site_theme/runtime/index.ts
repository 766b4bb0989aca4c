// The script of the course's own pages.

import { startAll } from "./start";
import { STARTS } from "./starts";

startAll(STARTS);
