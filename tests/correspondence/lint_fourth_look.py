"""Forty snippets written when the rules had two layers: phrases, and hard words near “you”.

Their first score, before any change: precision 1.00, recall 0.50.
"""

FOURTH_LOOK: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (words, frozenset(rules.split()))
    for words, rules in (
        ("Unless you take it down today, I shall be speaking to the police.", "threat"),
        ("Please be warned that we keep copies of everything you post.", "threat"),
        ("You would do well to remember that libel is expensive.", "threat"),
        ("Next time it will not be a letter.", "threat"),
        ("The governors are considering whether Riley can stay at this school.", "threat"),
        ("We will be left with no choice but to act.", "threat"),
        ("A copy of this letter goes to the police if I hear from you again.", "threat"),
        ("You will face a ban from all school events.", "threat"),
        ("Your post was nothing short of character assassination.", "verdict"),
        ("You have behaved disgracefully.", "verdict"),
        ("By posting it you broke the law.", "verdict"),
        ("Yours is the language of a bully.", "verdict"),
        ("You humiliated a colleague who has given twenty years to this school.", "verdict"),
        ("It is a pack of lies and you know it.", "verdict"),
        ("You were wrong to post it, and you owe her an apology.", "verdict"),
        ("We suspect that you were drunk.", "diagnosis"),
        ("You plainly have issues that go beyond this school.", "diagnosis"),
        ("I would suggest that you speak to somebody about your mental health.", "diagnosis"),
        ("Your imagination is running away with you.", "diagnosis"),
        ("Mrs Wójcik’s son Jan was in the picture.", "other_family"),
        ("Please do not write to Tudur or Rees about it.", "other_family"),
        ("Mr T. Quill is away.", "teacher"),
        ("The Data Protection Acts 1998 and 2018 let you ask.", "law_date"),
        ("See Malicious Communications Act 1988 s 1 (1) (a) (iii).", "law_date"),
        ("As a trust we are entitled to damages for defamation.", "claimant"),
        ("You can expect the panel to agree with us.", "promise"),
        # Good.
        ("The post is about Miss Hartnoll’s teaching, and you are free to disagree with it.", ""),
        ("You may film your own child at the concert, but please do not film others.", ""),
        ("A warning light on the gate is broken; please use the other entrance.", ""),
        ("We have looked at both of your complaints and uphold one of them.", ""),
        ("You can take advice from Citizens Advice, a solicitor or anybody you trust.", ""),
        ("The court order that you showed us is on Riley’s record.", ""),
        ("Your counsellor is welcome to come with you.", ""),
        ("If the lift is out of order on the day, we will meet downstairs with you.", ""),
        ("You asked whether the police had been told. They had not.", ""),
        ("Riley’s place in the choir is kept for her while she is ill.", ""),
        ("May I thank you for your patience, and for coming on such a grey day?", ""),
        ("Section 149 of the Equality Act 2010 asks us to think of this.", ""),
        ("The words you used about Year 4 can be read by 412 people.", ""),
        ("You will be able to bring Riley to the gate as before.", ""),
    )
)
