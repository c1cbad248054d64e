"""Snippets of letters, good and bad, each labelled with the rules that must find something.

They are written as several people write: a stern head, an anxious office, a solicitor's
friend, a kind one. The good ones stand close to the bad. ``HELD_BACK`` was written before any
rule, and the three later looks after them; each says how it scored at first. What the rules do on
words they were never shown is nearer to those first scores than to the ones asserted here.
"""

from tests.correspondence.lint_fourth_look import FOURTH_LOOK
from tests.correspondence.lint_held_back import HELD_BACK
from tests.correspondence.lint_second_look import SECOND_LOOK
from tests.correspondence.lint_third_look import THIRD_LOOK

_THREATS = (
    ("We will prosecute anybody who posts about our staff.", "threat"),
    ("Failure to comply will result in further action being taken.", "threat"),
    ("If the post is not removed by Friday we will contact the police.", "threat"),
    ("We shall be contacting your employer about this.", "threat"),
    ("The school will not hesitate to take legal action.", "threat"),
    ("Should you fail to do so, the matter will be passed to our solicitors.", "threat"),
    ("You could face prosecution if you carry on.", "threat"),
    ("This is your final warning.", "threat"),
    ("Take it down or else we will see you in court.", "threat"),
    ("Unless both posts are gone by noon you will be banned from the premises.", "threat"),
    ("We reserve the right to report you to the police.", "threat"),
    ("There will be serious consequences if this happens again.", "threat"),
    ("You must remove the post immediately or face the consequences.", "threat"),
    ("I will have no option but to refer this to Children’s Services.", "threat"),
    ("If this continues, Riley may have to find another school.", "threat"),
    ("The Trust is considering legal action against you.", "threat"),
    ("We have the power to have you removed by the police.", "threat"),
    ("The police may prosecute; the school does not.", ""),
    ("Police advice was sought on 3 March 2026.", ""),
    ("We have not contacted the police, and this letter is not a threat.", ""),
    ("No legal action is being considered.", ""),
    (
        "Causing a nuisance on school premises is an offence under section 547 of the Education "
        "Act 1996.",
        "",
    ),
    ("We told the police on 4 March, because the post said where a child lives.", ""),
    ("You said that “the school will see me in court” and that this frightened you.", ""),
    ("You may want legal advice of your own. We cannot give it.", ""),
    ("If you are in danger, telephone the police on 999.", ""),
    ("As a result of your telling us, the gate is now staffed until 9 am.", ""),
    ("If the post stays up we will write to you again, and we may ask Facebook to look at it.", ""),
    ("We will not take this any further.", ""),
    ("In court orders about Riley, please tell us what has changed.", ""),
    ("The ICO can take action against the trust if we get this wrong.", ""),
)

_VERDICTS = (
    ("You are guilty of a serious breach of the Code.", "verdict"),
    ("Your harassment of Miss Hartnoll has to stop.", "verdict"),
    ("You are a bully.", "verdict"),
    ("As the perpetrator you cannot sit at the same table.", "verdict"),
    ("You have committed an offence.", "verdict"),
    ("It is clear that you have broken the law.", "verdict"),
    ("Your abusive behaviour is unacceptable.", "verdict"),
    ("You deliberately set out to harm her.", "verdict"),
    ("What you wrote is a lie.", "verdict"),
    ("You were abusive to the receptionist.", "verdict"),
    ("Your malicious campaign against the school is noted.", "verdict"),
    ("The victims of your bullying deserve better.", "verdict"),
    ("You are clearly a vexatious complainant.", "verdict"),
    ("You harassed a member of staff on three occasions.", "verdict"),
    ("Your conduct amounts to harassment.", "verdict"),
    ("You have defamed Miss Hartnoll.", "verdict"),
    ("You wrote “you are a bully and a liar” on 9 November.", ""),
    ("We are not saying that you are abusive.", ""),
    ("We have not decided that anybody did anything wrong.", ""),
    ("The Code of Conduct asks parents not to send abusive messages about staff.", ""),
    ("Nobody is saying that you have committed an offence.", ""),
    ("If a court finds somebody guilty, that is for the court.", ""),
    ("You told us that you have been harassed by another parent, and we take that seriously.", ""),
    ("Thank you for telling us about bullying in the playground.", ""),
    ("The Anti-Bullying Policy is on our website.", ""),
    ("You wrote that the school lied to you about the trip.", ""),
    ("We do not think that you are a bad parent.", ""),
    ("You are welcome to bring a victim support worker or a friend.", ""),
    ("The panel found that the Code was not broken.", ""),
    ("Messages like these can feel like harassment to the person who gets them.", ""),
)

_DIAGNOSES = (
    ("You are mentally unstable.", "diagnosis"),
    ("You are clearly suffering from paranoia.", "diagnosis"),
    ("We worry that you are not well in the head.", "diagnosis"),
    ("You seem paranoid about Miss Hartnoll.", "diagnosis"),
    ("Given your mental state, a meeting would be unwise.", "diagnosis"),
    ("Perhaps you should see a doctor about your anger.", "diagnosis"),
    ("Your delusional posts worry the other families.", "diagnosis"),
    ("You appear to be drinking again.", "diagnosis"),
    ("You are obviously unwell.", "diagnosis"),
    ("Your anger issues are well known to us.", "diagnosis"),
    ("You must have a personality disorder.", "diagnosis"),
    ("You told us about your depression, so we have kept a quiet room for you.", ""),
    ("If you are unwell on the day, we will find another.", ""),
    ("We hope that you are well.", ""),
    ("The doctor’s note that you sent us is kept with Riley’s record.", ""),
    ("You wrote “I am clearly going mad” at two in the morning.", ""),
    ("Our Mental Health Lead, Mrs Llŷr, is happy to talk with Riley.", ""),
    ("The Equality Act 2010 covers mental as well as physical health.", ""),
)

_NAMES = (
    ("Mrs Wójcik told us about the post.", "other_family"),
    ("Zofia’s mother saw it first.", "other_family"),
    ("Two children, Zofia and Jan, can be seen.", "other_family"),
    ("You called Ms Tudur names in the group.", "other_family"),
    ("Mr Zieliński and you disagreed at the gate.", "other_family"),
    ("You wrote “Agnieszka Wójcik is a snake”.", "other_family"),
    ("Mr Day has complained about you.", "other_family"),
    ("The message was sent to Grace May, who is nine.", "other_family"),
    ("OWAIN REES was in the group as well.", "other_family"),
    ("Thank you for meeting us, Mrs Denholm, and for telling us about Riley.", ""),
    ("Three other families were named in the post.", ""),
    ("Please answer by the last day of May, at the end of the school day.", ""),
    ("Every day this week a grace period of ten minutes applies.", ""),
    ("You wrote about [another parent] in the group.", ""),
    ("Dr Carys Llewellyn can be reached at the office.", ""),
    ("Days are counted as school days. May we ring you?", ""),
    ("Grace was said before lunch, and everybody stayed.", ""),
    ("Mr Quill has been asked not to come to school.", "teacher"),
    ("You wrote “Quill hit my son”.", "teacher"),
    ("Thomas Quill’s class will have another teacher.", "teacher"),
    (
        "The teacher whom you named is not named in this letter, and we ask you not to name anyone.",
        "",
    ),
    ("Please bring a quill and ink for the Victorian day.", ""),
    ("The member of staff has been told of your worry.", ""),
)

_LAWS = (
    ("The Data Protection Act 1998 lets you ask for a copy.", "law_date"),
    ("This is a right you have under the DPA 1998.", "law_date"),
    (
        "Threats are an offence under s.1(1)(a)(ii) of the Malicious Communications Act 1988.",
        "law_date",
    ),
    ("Section 127(2)(b) Communications Act 2003 deals with this.", "law_date"),
    ("A false message is an offence under section 127 of the Communications Act 2003.", "law_date"),
    ("The Malicious Communications Act makes threatening letters an offence.", "law_date"),
    ("Data Protection Act (1998), section 7, applies.", "law_date"),
    ("The Online Safety Act 2023, s.179, deals with false communications.", ""),
    ("Under s 181 OSA 2023 a threat of serious harm is an offence.", ""),
    ("Section 127 of the Communications Act 2003 deals with menacing messages.", ""),
    ("The Protection from Harassment Act 1997 protects people, not organisations.", ""),
    ("Article 15 of the UK GDPR gives you the right to a copy.", ""),
    ("The Education Act 1996, section 547, is about nuisance on school premises.", ""),
    (
        "Part 7 of the Schedule to the Education (Independent School Standards) Regulations 2014 "
        "says how a panel is made up.",
        "",
    ),
    ("You wrote “I have rights under the Data Protection Act 1998”.", ""),
    ("The Wildlife and Countryside Act 1981 does not help here.", "law_unknown"),
    ("This falls under the Schools Nuisance Act 2009.", "law_unknown"),
    ("We will act on it under the Equality Act 2010.", ""),
)

_CLAIMANTS = (
    ("You have defamed the trust.", "claimant verdict"),
    ("Your post libels the school.", "claimant"),
    ("The trust will sue for libel.", "claimant"),
    ("The Academy Trust reserves its right to bring a claim for defamation.", "claimant"),
    ("Statements defamatory of Three Counties Academy Trust must be withdrawn.", "claimant"),
    ("We will pay for Miss Hartnoll to sue you.", "claimant"),
    ("The school intends to claim damages for the harm to its reputation.", "claimant"),
    ("Your words were a slander on our school.", "claimant verdict"),
    ("The trust is taking advice about a defamation claim.", "claimant"),
    ("Applewick Primary School has been libelled.", "claimant"),
    ("Defamation is a matter for the person concerned.", ""),
    ("The trust cannot bring a claim for defamation, and does not mean to.", ""),
    (
        "The Code of Conduct asks parents not to post defamatory content about parents, pupils, the "
        "trust, a school or staff.",
        "",
    ),
    ("The school does not sue parents.", ""),
    ("Only the person written about can complain of defamation.", ""),
    ("You wrote “the school has defamed me”.", ""),
    ("We are the trust’s office; the claim form for travel costs is enclosed.", ""),
    ("You say that the school has defamed you, and we will look at that as a complaint.", ""),
)

_PROMISES = (
    ("The panel will uphold your complaint.", "promise"),
    ("Whatever you say at the meeting, the decision has already been made.", "promise"),
    ("We will make sure that Miss Hartnoll is dismissed.", "promise"),
    ("You will be barred once the meeting is over.", "promise"),
    ("There is no point in your making representations.", "promise"),
    ("I guarantee that nothing will come of it.", "promise"),
    ("The outcome is a foregone conclusion.", "promise"),
    ("We promise that the teacher will be disciplined.", "promise"),
    ("The complaint will be dismissed when the panel meets.", "promise"),
    ("We have decided nothing yet, and will listen to you first.", ""),
    ("The panel will write to you within five school days.", ""),
    ("We will look at your complaint, and cannot say now how it will end.", ""),
    ("You will be given the papers five school days before the hearing.", ""),
    ("We decided on 19 November 2026 to do nothing more about it.", ""),
    ("I promise to ring you on Friday.", ""),
    ("The decision will be made after we have heard you.", ""),
    ("You may come back on site from 4 January 2027.", ""),
)

_KIND = (
    ("Thank you for the help you gave at the harvest supper.", ""),
    ("If you would rather talk first, please ask for me. You may bring someone with you.", ""),
    ("It is your decision. This letter is a request and not an order.", ""),
    ("We may not be able to tell you what we said to another family.", ""),
    ("Riley will not be treated any differently, whatever you choose.", ""),
    ("Your child’s place at school does not depend on what you post.", ""),
    ("You have a right to complain to the Information Commissioner’s Office.", ""),
    ("The solicitor who wrote for you may come to the meeting as your companion.", ""),
    ("Please take the photograph down, since two other children can be seen in it.", ""),
    ("A court order says that we must write to each parent apart.", ""),
)

MADE_WITH_THE_RULES: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (words, frozenset(rules.split()))
    for words, rules in (
        *_THREATS, *_VERDICTS, *_DIAGNOSES, *_NAMES, *_LAWS, *_CLAIMANTS, *_PROMISES, *_KIND,
    )
)  # fmt: skip

LOOKED_AGAIN = (*SECOND_LOOK, *THIRD_LOOK, *FOURTH_LOOK)
SNIPPETS = (*HELD_BACK, *MADE_WITH_THE_RULES, *LOOKED_AGAIN)
