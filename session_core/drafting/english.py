"""Lists of words the drafter knows, nearly all of them English."""


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = _listed("""
    no not never none nobody nothing nowhere neither nor without hardly barely
""")
FUNCTION_WORDS = _listed("""
    a about above across after again against all also although among an and any are around as at
    be became because become been before being between both but by can could despite did do does
    during each either even every everyone few for from had has have having he her here hers him
    his how however i if in into is it its itself just made make many may me might more most
    much must my need needs now of off on once one only or other others our ours out over own
    per rather said same say says shall she should since so some still such than that the their
    theirs them then there these they this those though through to too toward towards under
    until up upon us very was we were what when where whether which while who whom whose why
    will with within would yet you your yours
""")
EMPTY = FUNCTION_WORDS | NEGATIONS
"""Words that say nothing about the matter."""
CONNECTIVES = _listed("""
    a an the and of in on at to for from by with as that is are was were be been being has have
    had poll ballot ballots chose
""")
"""Words that add nothing: no negation, number, modal verb or quantity is among them."""
AUXILIARIES = _listed("""
    am is are was were be been has have had do does did can could may might must should shall
    will would ought need needs
""")
PAST_FORMS = _listed("""
    became began broke brought built came chose cost cut drew fell felt fled forced found fought
    gave got grew heard held hid hit kept knew laid led left lost made meant met paid put ran
    read rose said sank sat saw sent shook shut sold sought spent spoke spread stood struck
    taught told took thought threw understood went withdrew won wrote
""")
VERBS = _listed("""
    accept achieve acknowledge add address adopt affect agree aim allow announce appear apply
    approve argue
    arrive ask assess attend avoid become begin believe belong bring build buy carry cause
    choose collect come complete comply confirm connect consider consist contain continue
    contribute convene cooperate create decide defend define delete deliver demand deny depend
    deploy describe deserve destroy develop differ disappear discourage discuss draw drive earn
    eat emerge enable encourage enforce ensure enter establish estimate evade examine exist
    expand expect explain expose extend fail fall fear feel find fix follow forbid force gain
    get give go grow handle happen harm hear help hide hinder hire hold identify ignore implement
    impose improve include increase inform install intend introduce invest invite involve join
    keep know lack launch lead learn leave let like live look lose maintain make manage matter
    mean meet mitigate move observe obtain occur offer operate oppose overlook own pass pay
    persist please prefer prepare prevent produce prohibit promise promote propose protect prove
    provide publish pursue put raise reach receive recognise recognize recommend reduce refer
    refuse reject release rely remain remember remove replace represent require resist respect
    respond restrict reveal rise run say see seek seem sell send serve share show silence sit
    solve speak spend spread stay stop strengthen submit succeed suffer suggest suppress switch
    take talk teach tell tend think threaten tolerate translate treat trust try turn underline
    undermine understand unite use violate wait want warn weaken welcome win wish withdraw
    withhold work worry worsen write
    break charge cite claim conclude decline double emphasise emphasize exceed highlight note
    register save stress support triple urge vary waste
""")
"""In the form the dictionary has."""
IMPERATIVES = _listed("""
    advocate arrange book call check circulate clarify conduct contact coordinate deepen design
    draft email engage explore finalise finalize fund limit monitor order organise organize plan
    print reply report request research review schedule set simplify start tackle test update
    upload
""")
"""Beside `VERBS` what stands first in lists of actions; most of these are nouns elsewhere."""
NOUN_FOLLOWS = _listed("""
    a all an and any at by each every for from in its no of on or the their these this those to
    with
""")
"""After these a word such as `trust` or `fear` is no finite verb."""
OTHER_LATIN = _listed("""
    au aux das de dei del della der des deve devem doivent du e el em es est et gli il ist la
    las le les los müssen nicht não os para por que sont una und une y
""")
"""Words that show a text in Latin letters to be in another language."""
DANGLING = _listed("""
    this that these those it its they their theirs them he his she her hers him such here which
    who whose same you your it's that's they're he's she's
""")
"""A sentence that opens with one of these points elsewhere."""
DANGLING_BEFORE_VERB = _listed("""
    both neither either others another some many most all
""")
"""`Both agreed` points elsewhere; `Both sides agreed` does not."""
FIRST_PERSON = _listed("""
    i i'm i've i'd i'll me my myself we we're we've we'd we'll us our ours ourselves let's je
    j'ai nous notre yo nosotros nosotras nuestro nuestra ich wir unser unsere я мы наш наша
""")
"""In English, French, Spanish, German and Russian."""
SECOND_PERSON = _listed("""
    you you're you've you'd you'll your yours yourself yourselves
""")
NOBODY = _listed("""
    it they he she this that these those there who which what you one everyone everybody anyone
    nobody someone somebody nothing i we us
""")
"""Subjects that name no addressee."""
