// The texts of this room come with its pages.
import { addWords } from "../../spine/words/language";
import { publicity } from "../../words/publicity";

addWords("publicity", publicity);
