// The texts of this room come with its pages, not with the sign-in of everybody else.
import { addWords } from "../../spine/words/language";
import { field } from "../../words/field";

addWords("field", field);
