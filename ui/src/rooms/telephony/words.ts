// The texts of this room come with the desk of calls, not with the sign-in of everybody else.
import { addWords } from "../../spine/words/language";
import { telephony } from "../../words/telephony";

addWords("telephony", telephony);
