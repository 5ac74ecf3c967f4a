// The texts of this room come with its pages.
import { addWords } from "../../spine/words/language";
import { duty } from "../../words/duty";

addWords("duty", { zh: duty.zh.duty, en: duty.en.duty });
addWords("roster", { zh: duty.zh.roster, en: duty.en.roster });
