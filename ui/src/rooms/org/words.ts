// The texts of how people are reached come with the pages, not with the sign-in of everybody else.
import { addWords } from "../../spine/words/language";
import { reach } from "../../words/notify";

addWords("reach", reach);
