// Both pages of the room come together: who looks at the board plans, and the other way round.
export { DutyPage } from "./DutyPage";
export { RosterPage } from "./RosterPage";
