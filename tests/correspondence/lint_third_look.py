"""Forty snippets written after the rules had been widened for the first time.

Their first score, before any change: precision 1.00, recall 0.41.
"""

THIRD_LOOK: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (words, frozenset(rules.split()))
    for words, rules in (
        ("If we hear of any more messages we will have to report them to the police.", "threat"),
        ("The trust will use every legal means at its disposal.", "threat"),
        ("I must warn you that this can end in court.", "threat"),
        ("Your access to the school app will be withdrawn unless this stops.", "threat"),
        ("We may decide to involve social services.", "threat"),
        ("Do not make us take this further.", "threat"),
        ("Please treat this letter as a formal warning about your conduct.", "threat"),
        ("You risk being taken to court.", "threat"),
        ("We have a file on you.", "threat"),
        ("The police have told us that they take no further action.", ""),
        ("We shall write to you by Friday and say what happens next.", ""),
        ("Whatever the police decide, Riley’s lessons go on as they are.", ""),
        ("Please do not be worried by the word “formal”: it is only what the stage is called.", ""),
        ("Your behaviour was completely unacceptable.", "verdict"),
        ("You have been spreading lies about our staff.", "verdict"),
        ("We consider your post to be an act of bullying.", "verdict"),
        ("This was a malicious and cowardly attack by you on a young teacher.", "verdict"),
        ("You broke the Code of Conduct on three counts.", "verdict"),
        ("Your allegations are untrue and hurtful.", "verdict"),
        ("You were rude and aggressive at the school gate.", "verdict"),
        ("We do not yet know what happened, and would like to hear it from you.", ""),
        ("The words were read by some as an attack on a teacher.", ""),
        ("You may feel that we were wrong, and if so please tell us.", ""),
        ("The school made a mistake, and I apologise for it.", ""),
        ("Perhaps a visit to your GP would do you good.", "diagnosis"),
        ("We believe you have a drink problem.", "diagnosis"),
        ("Your erratic moods are a worry to us.", "diagnosis"),
        ("You come across as unhinged.", "diagnosis"),
        ("If your health makes a meeting hard, we can write to each other instead.", ""),
        ("A quiet room is ready, as you asked, because noise makes you ill.", ""),
        ("Małgorzata was the one who reported you.", "other_family"),
        ("The complaint came from Cerys Tudur.", "other_family"),
        ("Thomas Quill has been suspended.", "teacher"),
        ("Your request is dealt with under section 7 of the Data Protection Act 1998.", "law_date"),
        ("False posts are an offence (Malicious Communications Act 1988, s.1).", "law_date"),
        ("The academy has instructed lawyers in respect of libel.", "claimant"),
        ("Our school will not stand by while it is defamed.", "claimant"),
        ("You will win your appeal.", "promise"),
        ("We are going to ban you whatever happens at the meeting.", "promise"),
        ("The governors will decide on 12 January, once they have read what you sent.", ""),
    )
)
