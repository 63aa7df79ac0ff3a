"""What no program can say: purpose, design concepts and decisions of the description, and what the model leaves out."""
# ruff: noqa: E501 - a table of prose

PURPOSE = """The model asks who gains and who loses, and how many hours of human work remain, when AI that has learned
from creative works has to be licensed, taxed or bargained for. It is for comparing rules under the same luck, not for
forecasting. It is fit for its purpose if it reproduces the textbook results in its limits, the published numbers in
`tests/published/`, and the orders of magnitude in `expectations.md`. Every limit case and every promise stands with its test
in [limits.md](limits.md); published results, each beside ours, in `notebooks/published.ipynb`."""

CONCEPTS = {
    "Basic principles": "Tasks and displacement (Acemoglu-Restrepo), monopolistic competition with free entry, CES demand, "
    "data as an input with depreciation, Nash bargaining over payoffs read from forks of the model.",
    "Emergence": "Hours, wages, the slate, prices, what is licensed and what a bargain brings come out of choices; "
    "exposure, adoption of AI and its yearly progress are given.",
    "Adaptation and objectives": "Studios minimise cost and green-light what pays; AI firms choose blocks of data by value "
    "against price, pay or evade by expected cost, leave when cash runs out; guilds and studios share a surplus.",
    "Learning": "Payers learn the probability of an audit (Beta belief); under adaptive expectations people learn pay.",
    "Prediction": "A switch: myopic (ships), adaptive, or foresight by repeating the run until expectations come true.",
    "Sensing": "Everybody knows prices and the law of the quarter; outcomes up to the last quarter.",
    "Interaction": "Through markets for hours, AI and works, through the licence of data, and through the bargain.",
    "Stochasticity": "Every draw is keyed by who decides, when, and for what; regimes share all of it. Streams are below.",
    "Collectives": "Guilds bargain for crafts; a collecting society finds people, holds and pays; studios hold catalogues.",
    "Observation": "Measures by quarter, listed by `residuals explain`; persons by replaying a run (`residuals statement`).",
}

DECISIONS = {
    "Who decides": "Studios, AI firms, workers, contributors, guilds; households by demand functions.",
    "Theoretical background": "Optimisation under present prices; bounded by myopia; consent by reservation rates that are "
    "lognormal over people and correlated within a work.",
    "Individual differences": "Skill, craft, credits, reservation rate, identified or not; studios differ in cost and ideas.",
    "Social influence": "None beside the correlation of consent within a work.",
    "Time": "Works take four quarters to make; wages adjust slowly; models are trained once a year.",
    "Uncertainty": "Agents act on expected values; nobody is averse to risk but in a closed form of bargaining.",
}

LEFT_OUT = (
    "What moving training abroad costs.",
    "New AI firms one by one: those that enter are one group of equal firms, as many as the market keeps.",
    "People who come back: whoever leaves a craft stays away, after a spell of retraining where the file gives one.",
    "AI as a complement beside AI as a substitute: it is one or the other for all crafts (a labelled switch).",
    "Who sues whom: litigation is an expected cost with statutory damages, not a list of cases.",
    "Ceilings on the earnings that plans' contributions are paid on; the best paid count in full.",
    "What others who buy the same AI gain or lose by its price; suppliers; general equilibrium; the outside wage is fixed.",
    "Viewers abroad: receipts from there are a fixed multiple of those at home. Taxes by state; taxes are of single filers without other income.",
    "Households' own choice of works by segment: all face one price index, so that gains follow what they spend.",
    "Quality of works beside their appeal; congestion of viewers' attention; fraud in what is credited or viewed.",
)
