// The texts of the delivery log come with its page, not with the sign-in of everybody else.
import { addWords } from "../../spine/words/language";
import { deliveries } from "../../words/notify";

addWords("deliveries", deliveries);
