// The pages of the library come together: who looks at the list reads a plan next.
export { PlanPage } from "./PlanPage";
export { PlansPage } from "./PlansPage";
