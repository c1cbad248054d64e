"""Forty snippets of letters that were written and labelled before any rule existed.

Each is (words, the rules that must find something in them). They were kept aside while the
rules were made, so that the figures they give are not figures the rules were fitted to.
"""

HELD_BACK: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (words, frozenset(rules.split()))
    for words, rules in (
        # Bad, from several hands: the stern head, the solicitor's friend, the worried office.
        ("Should the content remain online after Friday the Trust shall commence proceedings "
         "against you without further notice.", "threat"),
        ("Let me be clear: I will not hesitate to involve the police.", "threat"),
        ("You leave us no alternative but to inform your line manager at the hospital.", "threat"),
        ("Anything less than full removal will be met with the full force of the law.", "threat"),
        ("Continue, and your child’s place at our school is at risk.", "threat"),
        ("We are minded to instruct our solicitors unless we hear from you.", "threat"),
        ("There is no doubt that you set out to bully Miss Hartnoll.", "verdict"),
        ("Your post was defamatory and amounts to a criminal offence.", "verdict"),
        ("As the abuser in this matter you are asked to keep away.", "verdict"),
        ("The trust finds your conduct to be malicious.", "verdict"),
        ("You lied about Miss Hartnoll in front of four hundred people.", "verdict"),
        ("It seems to us that you may have some mental health issues.", "diagnosis"),
        ("Have you considered that you need professional help?", "diagnosis"),
        ("Your obsessive behaviour suggests an underlying disorder.", "diagnosis"),
        ("The photograph shows Zofia and two of her friends.", "other_family"),
        ("Łukasz Kamiński has told us what was said in the group.", "other_family"),
        ("Mr Rees’s daughter was very upset by it.", "other_family"),
        ("Mrs Wojcik showed us the post on Monday.", "other_family"),
        ("An allegation about Mr Thomas Quill is being looked at.", "teacher"),
        ("Mr Quill will not be in school for some weeks.", "teacher"),
        ("We handle your details under the Data Protection Act, 1998.", "law_date"),
        ("Sending a false message is an offence under section 1 of the Malicious Communications "
         "Act 1988.", "law_date"),
        ("Under s. 127(2)(a) of the Communications Act 2003 a false message is an offence.",
         "law_date"),
        ("These remarks are libellous of Applewick Primary School and we reserve all our rights.",
         "claimant"),
        ("The governors have been slandered and will seek damages.", "claimant"),
        ("Come to the meeting if you like, but our minds are made up.", "promise"),
        ("I can assure you that the panel will find in your favour.", "promise"),
        # Good, and near to the bad ones.
        ("Whether anything is prosecuted is for the police and the Crown Prosecution Service, and "
         "not for a school.", ""),
        ("We asked the police for advice on 12 November 2026. Their reference is 22/118402.", ""),
        ("If you think a crime has happened you can tell the police on 101.", ""),
        ("You wrote “you are all liars and I will sue the lot of you”.", ""),
        ("You told us that you have been unwell, and we are sorry to hear it.", ""),
        ("We have not decided whether the Code was broken.", ""),
        ("On Thursday a parent told us that she had been called names in the group.", ""),
        ("Miss Hartnoll may take advice of her own; the trust takes no part in that.", ""),
        ("Nobody needs to be afraid that a complaint will count against a child.", ""),
        ("Please bring Riley’s reading record, and a friend if you would like one there.", ""),
        ("The Data Protection Act 2018 gives you the right to see what we keep about you.", ""),
        ("Some people may find the words hurtful, and that is why we are asking.", ""),
        ("You may appeal within ten school days, in May or June, to Mr Finch.", ""),
    )
)  # fmt: skip
