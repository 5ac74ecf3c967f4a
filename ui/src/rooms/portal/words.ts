// The texts of the portal come with its pages, not with those of the staff.
import { addWords } from "../../spine/words/language";
import { portal } from "../../words/portal";

addWords("portal", portal);
