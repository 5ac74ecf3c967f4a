// The texts of the delivery log and of how people are reached come with their pages, not with the sign-in of everybody else.
import { addWords } from "../../spine/words/language";
import { deliveries, reach } from "../../words/notify";

addWords("deliveries", deliveries);
addWords("reach", reach);
