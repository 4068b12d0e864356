"""Pairs of questions written by hand: some ask the same, some only sound alike."""

SAME = (
    ("Who pays for the repair of the mast?", "Who is paying for repairs of the mast?"),
    (
        "How will remote villages get affordable internet?",
        "How do remote villages get internet that is affordable?",
    ),
    ("What happens to our data after the session?", "What happens with the data after the session"),
    (
        "Can the licence fee be waived for community networks?",
        "Could licence fees for community networks be waived?",
    ),
    ("Why is there no sign language interpretation?", "why no sign-language interpretation today?"),
    (
        "Is there a plan for electricity at the school network?",
        "Is there any plan for electricity at school networks",
    ),
    (
        "How do you protect women from harassment online?",
        "How can women be protected from online harassment?",
    ),
    (
        "Which spectrum band was used in the pilot?",
        "In the pilot, which spectrum band did you use?",
    ),
    ("Will the slides be shared?", "Will you share the slides?"),
    ("Who pays for the cable?", "Who pays for the cable??"),
    ("Who decides on the budget of the fund?", "Who decides about the fund's budget?"),
    (
        "How many people use the network, and how is it paid for after the grant ends?",
        "How is the network paid for after the grant ends?",
    ),
    ("What is the goverment doing on spectrum?", "What is the government doing on spectrum?"),
    ("Qui paie la réparation du mât ?", "Qui va payer les réparations du mât ?"),
    (
        "¿Quién paga la reparación de la antena?",
        "¿Quién va a pagar la reparación de la antena?",
    ),
    ("من يدفع تكلفة إصلاح الشبكة؟", "من الذي يدفع تكاليف إصلاح الشبكة؟"),
    ("كيف نحمي النساء من التحرش على الإنترنت؟", "كيف يمكن حماية النساء من التحرش على الإنترنت؟"),
    ("谁来支付网络维修的费用？", "网络维修的费用由谁支付？"),
    ("农村社区如何获得负担得起的互联网？", "农村社区怎样才能获得负担得起的互联网接入？"),
    ("Кто платит за ремонт сети?", "Кто будет платить за ремонт этой сети?"),
    (
        "Как защитить женщин от травли в интернете?",
        "Как можно защитить женщин от интернет-травли?",
    ),
)

DIFFERENT = (
    ("Who pays for the repair of the mast?", "Who owns the mast after the project?"),
    ("Who pays for the repair of the mast?", "Who pays for the training of volunteers?"),
    ("Who pays for the network in Kenya?", "Who pays for the network in Ghana?"),
    ("How many schools had power in 2022?", "How many schools had power in 2023?"),
    ("Should the fee be waived for schools?", "Should the fee not be waived for schools?"),
    ("How do you protect women online?", "How do you protect children online?"),
    ("What is a community network?", "What does a community network cost?"),
    ("How will remote villages get internet?", "How will remote islands get electricity?"),
    ("Is there sign language interpretation?", "Is there a plan for electricity at the school?"),
    ("Thank you for this session", "Thank you for the slides"),
    ("Can you hear us?", "Can you see the slides?"),
    (
        "What can governments do for community networks?",
        "What can operators do for community networks?",
    ),
    (
        "Which spectrum band was used in the pilot?",
        "Which spectrum policy would you recommend to regulators?",
    ),
    ("Who decides on the budget?", "Who decides on the rules?"),
    ("Internet?", "What is the plan for internet in villages?"),
    ("How is the network paid for?", "How is the network built?"),
    ("Is the report public?", "When is the report due?"),
    ("Qui paie la réparation du mât ?", "Qui paie la formation des bénévoles ?"),
    ("¿Quién paga la reparación de la antena?", "¿Quién paga la formación de las mujeres?"),
    ("من يدفع تكلفة إصلاح الشبكة؟", "من يملك الشبكة بعد المشروع؟"),
    ("谁来支付网络维修的费用？", "谁来保护网络上的儿童？"),
    ("Кто платит за ремонт сети?", "Кто платит за обучение учителей?"),
    ("Who pays for the cable?", "Кто платит за кабель?"),
)
