"""Clean articles of our own making for the benchmark of the word rules, and sentences with retellings.

Names of persons and bodies are real so that the rules meet them; the events are made up. Counts in braces are filled in by
`crossing.workshop.bench_words`, made up too.
"""

from __future__ import annotations

ARTICLES: list[list[str]] = [
    [
        "Ministers press Paris on shallow-water patrols",
        "Home Secretary Yvette Cooper told MPs on Monday that talks with France were moving as swiftly as possible, after more people crossed the Channel in small boats.",
        "On Saturday 31 May 2025, {saturday} people crossed the Channel, the highest number of the year so far. Many of the boats had left beaches near Dunkirk and Boulogne before dawn.",
        "The Home Office said the two governments had agreed to share £23 million for drones, night-vision equipment and an additional patrol unit near Gravelines.",
        "“We are working shoulder to shoulder with our French colleagues,” a spokesperson said. “Nobody should risk their life in the dark, and nobody should profit from it.”",
        "Chris Philp, the shadow home secretary, said the police could not simply stand by and watch. He called the plan a drop in the ocean and asked why an earlier pledge of £480m had not led to fewer departures.",
        "Bruno Retailleau, the French interior minister, has said that officers will be allowed to act up to 300 metres from the shore once the rules are changed.",
        "Charities said that most asylum seekers have no other way to reach the country. An aid worker in Calais said she had met families who had waited for weeks without shelter, an experience that left children unwell.",
    ],
    [
        "A year of departures: what the figures say",
        "In 2024, {year} people arrived in small boats, against {year_before} in 2023, according to the Home Office. The figures are updated each day and are sometimes revised.",
        "By Wednesday 18 June 2025 the count for this year stood well above the same point in each earlier year. Officials point to calmer weather on the Channel and to larger boats.",
        "On Friday 13 June 2025, {friday} people crossed the Channel in boats that were met by Border Force off Dover and brought ashore at Ramsgate.",
        "In May 2025, {may} people crossed the Channel. Researchers warn that a single month says little, because the number depends on the wind as much as on policy.",
        "Prime Minister Keir Starmer has said that his government will break the business model of the smugglers. Emmanuel Macron, the French president, has called the route a shared responsibility.",
        "The search and rescue service answered 14 calls on the same night. Nobody was hurt, but two boats had to be towed because their engines had failed about six miles from the coast.",
        "“It would be a step in the right direction if the counts were published with the number of boats,” said a lecturer in statistics, “since a boat now carries far more people than it did in 2018.”",
    ],
    [
        "Council finds room for a new library",
        "The council has voted to spend £4.2 million on a new library beside the market square, a decision that ends a dispute of almost nine years.",
        "The building will have three floors, a reading room for children and a café with a view of the river. Work is due to begin in March and to take about eighteen months.",
        "Councillors who opposed the plan said the money would be better spent on roads. One of them, a retired engineer, said the estimate was not fit for purpose because it left out the cost of moving the archive.",
        "“We cannot go back to square one every time a survey finds damp,” the leader of the council said. “This town has waited long enough, and I’d rather build once and build well.”",
        "A petition with 3,412 signatures was handed in on Tuesday 3 June 2025. It asks the council to keep the old reading tables, which were made by a local carpenter in 1931.",
        "An independent architect, who had been asked for an opinion, praised the roof of timber and glass. She said the design would use a third less heat than the present building.",
    ],
    [
        "France and Britain weigh an exchange of returns",
        "Downing Street would not say whether a “one in, one out” arrangement would be ready when President Macron visits London. Officials on both sides spoke of a pilot, with numbers still to be agreed.",
        "Under the idea, some people who reach Kent by crossing the Channel would be sent back, and France would send the same number of asylum seekers with relatives in Britain.",
        "The interior minister in Paris said that the details were for lawyers. “We do not turn a blind eye to the beaches,” he told reporters in Lille. “But no plan will work if the smugglers’ money is left untouched.”",
        "Yvette Cooper has said that the Home Office is paying for 100 more specialist officers at a cost of £28m over two years, with £7 million set aside for a command centre in Folkestone.",
        "Refugee groups doubt that small boats will stop coming. They note that on Saturday 31 May 2025, {saturday} people crossed the Channel although the number of patrols had doubled.",
        "An earlier exchange, tried under Boris Johnson when Priti Patel was home secretary, came to nothing. Former officials said that it had lacked an agreed test of who would qualify.",
        "In Brussels, diplomats said that countries on the Mediterranean, among them Italy and Greece, would want to know where people returned to France would go next.",
    ],
    [
        "Storm closes harbour and delays the ferries",
        "Ferries between Dover and Calais were delayed for most of Thursday after gusts of up to 62 miles an hour closed the eastern harbour, the port said.",
        "About 900 lorries were held on the motorway, and drivers were given water and blankets. By late evening the queue had fallen to 140, and an official said the worst was over.",
        "Marie-Hélène Lefèvre, who runs a bakery in Wissant, said she had never seen waves so high in June. “The whole seafront was white,” she said. “My neighbour’s fence is now in our garden.”",
        "The lifeboat crew were called out twice: once to a yacht that had lost its mast, and once to two swimmers who had been warned by the coastguard an hour before.",
        "Forecasters expect calmer weather at the weekend. The Met Office said that a ridge of high pressure would move in from the Atlantic, with sunshine in Ireland first and in Kent by Sunday.",
        "“In the dead of night you hear everything,” said the harbour master, a man of few words. “You learn to count the seconds between the gusts, and then you wait.”",
    ],
    [
        "School choir wins a place in the final",
        "A primary school choir from Hastings has won a place in a national final after a performance that the judges called tender and exact.",
        "The choir has 31 singers, aged from seven to eleven, and no pupil has to audition. Its leader, Anna Whitfield, started it with six children and a borrowed piano in 2017.",
        "“I was told that it would not last a term,” she said. “The children proved otherwise, and I think they rather enjoyed doing so.”",
        "Parents have raised £2,150 for the journey to Leeds, where nine choirs will sing on Saturday 5 July 2025. An anonymous donor has promised to pay for the coach.",
        "The programme includes a Welsh lullaby, a song by Purcell and a piece that the children wrote with a composer, Tomasz Zieliński, about the lighthouse at Dungeness.",
        "One of the judges said that the choir listened as well as it sang. She hoped that other schools would follow, since an hour of music a week costs very little and changes a great deal.",
    ],
]

RETELLINGS: list[tuple[str, dict[str, str]]] = [
    (
        "The harbour patrol rescued 46 people from a sinking dinghy near Gravelines before sunrise on Tuesday.",
        {
            "plain": "Before sunrise on Tuesday, the harbour patrol saved 46 people from a dinghy that was sinking near Gravelines.",
            "number": "Before sunrise on Tuesday, the harbour patrol saved 64 people from a dinghy that was sinking near Gravelines.",
            "doer": "Before sunrise on Tuesday, Border Force saved 46 people from a dinghy that was sinking near Gravelines, the harbour patrol said.",
        },
    ),
    (
        "The prime minister criticised the European Commission for holding up the fishing licences of forty trawlers.",
        {
            "plain": "Over the fishing licences of forty trawlers, which were held up, the prime minister attacked the European Commission.",
            "doer": "Over the fishing licences of forty trawlers, which were held up, the European Commission attacked the prime minister.",
            "number": "Over the fishing licences of fourteen trawlers, which were held up, the prime minister attacked the European Commission.",
        },
    ),
    (
        "The captains will use the new towing procedure when the weather in the strait allows it.",
        {
            "plain": "When weather in the strait allows, the new towing procedure will be used by the captains.",
            "negation": "When weather in the strait allows, the new towing procedure will not be used by the captains.",
            "certainty": "When weather in the strait allows, the new towing procedure might be used by the captains.",
        },
    ),
    (
        "Magistrates in Lille accepted the appeal of three mechanics who had repaired outboard engines for the gang.",
        {
            "plain": "The appeal of three mechanics who repaired the gang's outboard engines was accepted by magistrates in Lille.",
            "negation": "The appeal of three mechanics who repaired the gang's outboard engines was not accepted by magistrates in Lille.",
            "number": "The appeal of five mechanics who repaired the gang's outboard engines was accepted by magistrates in Lille.",
        },
    ),
    (
        "It is unlikely that the ferry company will reopen its winter route between Newhaven and Dieppe.",
        {
            "plain": "The ferry company is unlikely to reopen the winter route from Newhaven to Dieppe.",
            "certainty": "The ferry company will never reopen the winter route from Newhaven to Dieppe.",
        },
    ),
    (
        "Johnson hit out at Macron over the closure of the freight terminal outside Coquelles.",
        {
            "doer": "Over the closure of the freight terminal outside Coquelles, Macron attacked Johnson.",
            "plain": "Over the closure of the freight terminal outside Coquelles, Johnson attacked Macron.",
        },
    ),
    (
        "The union agreed to the shift pattern that managers at the Manston processing centre had proposed in spring.",
        {
            "plain": "The shift pattern proposed in spring by managers at the Manston processing centre was agreed by the union.",
            "negation": "The shift pattern proposed in spring by managers at the Manston processing centre was never agreed by the union.",
            "certainty": "The shift pattern proposed in spring by managers at the Manston processing centre may be agreed by the union.",
        },
    ),
    (
        "Inspectors found 212 life jackets without buoyancy foam in a warehouse on the outskirts of Osnabrück.",
        {
            "plain": "In a warehouse on the outskirts of Osnabrück, 212 life jackets without buoyancy foam were discovered by inspectors.",
            "number": "In a warehouse on the outskirts of Osnabrück, 122 life jackets without buoyancy foam were discovered by inspectors.",
        },
    ),
]
