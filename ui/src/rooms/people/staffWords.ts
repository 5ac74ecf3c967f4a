// The texts of changes of staff come with whatever shows them.
import { addWords } from "../../spine/words/language";
import { staff } from "../../words/staff";

addWords("staff", staff);
