// The texts of this part come with its pages.
import { addWords } from "../../../spine/words/language";
import { plans } from "../../../words/plans";

addWords("plans", { zh: plans.zh.plans, en: plans.en.plans });
addWords("scene", { zh: plans.zh.scene, en: plans.en.scene });
