// The texts of this room come with its forms, not with the sign-in of everybody else.
import { addWords } from "../../spine/words/language";
import { followup } from "../../words/followup";

addWords("followup", followup);
