import { addWords } from "../../../spine/words/language";
import { outages } from "../../../words/outages";

addWords("outages", { zh: outages.zh.outages, en: outages.en.outages });
