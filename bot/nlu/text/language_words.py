"""Words that give a language away: short, frequent, and not English; none is a name or a trade's word.

Words that two of the languages share count for both, so the sum decides. Words such as the German "Arbeit" are
included because people ask about their work.
"""

from __future__ import annotations

SPANISH = """
que qué cómo como cuál cuáles cuánto cuánta cuántos cuántas cuándo dónde por porque para con sin una unos unas
el la los las del al es son está están estoy soy eres hay ser estar tener tengo tiene tienen puedo puede
puedes pueden quiero quiere necesito debo debería mi mis tu tus su sus muy más menos pero también o si sí no
me te se lo le yo usted ustedes nosotros hola gracias buenos buenas días tardes trabajo empresa jefe ascenso
sueldo salario curso cursos título carrera mejor vale pena hacer obtener conseguir entre sobre cuesta tarda
ayuda ayudar mejorar insignia insignias empleo puesto aumento cuanto cuando donde dias mas esta este esto
español de en estos estas ese esa eso esos esas cada aquí aqui quién quien quiénes desde hace ya fue era ha he
han había hemos nos les nada algo alguien todo toda todos todas otro otra después antes siempre nunca entiendo
sé saber dime diga dígame quisiera voy va vamos ir cual porqué hasta según durante
"""
PORTUGUESE = """
que qual quais como quanto quanta quantos quantas quando onde por porque para com sem uma umas um uns o a os
as do da dos das no na nos nas ao à é são está estão estou sou és há ser estar ter tenho tem têm posso pode
podem quero quer preciso devo deveria meu minha meus minhas seu sua seus suas muito mais menos mas também e ou
se sim não me eu você vocês nós olá oi obrigado obrigada bom boa dia tarde trabalho empresa chefe promoção
salário curso cursos carreira melhor vale pena fazer obter conseguir entre sobre custa demora ajuda ajudar
melhorar emprego cargo aumento isso este esta voce nao sao português crachá emblema de em num numa pelo pela
estes estas esse essa isto cada aqui quem desde já foi era fui temos nada algo alguém tudo todo toda todos
todas outro outra depois antes sempre nunca entendo percebo sei saber diga gostaria queria vou vai vamos ir
lhe até durante ainda só enquanto
"""
FRENCH = """
que qui quoi quel quelle quels quelles comment combien quand où pourquoi parce pour avec sans une des le la
les du au aux est sont suis êtes était être avoir ai as avons avez ont peux peut pouvez pouvons veux voudrais
faut dois doit mon ma mes ton ta tes son sa ses notre nos votre vos très plus moins mais aussi et ou si oui
non me te se je tu il elle nous vous ils elles on ce cette ces cela ça bonjour merci bonsoir travail
entreprise patron chef augmentation salaire formation formations diplôme carrière mieux vaut peine faire
obtenir entre sur coûte aide aider poste emploi dans en pas français évoluer de qu cet chaque tout tous toute
toutes quelqu deux depuis déjà encore toujours jamais rien puis lequel laquelle dont leur leurs eux lui moi
toi soi avant après chez sous vers fait fais faites vais va allez aller serait aurait aimerais savoir dire
dites donnez
"""
GERMAN = """
zu um ob etwas gern gerne nie neben noch schon man nur dann dass daß hätte wäre wüsste brauche brauchen was
wer wie wo wann warum wieso weshalb welche welcher welches wieviel viel viele für mit ohne ein eine einen
einem einer der die das den dem des im am zum zur ist sind bin bist war sein haben habe hat kann kannst können
könnte will möchte muss soll sollte darf mein meine meinen meinem meiner dein ihr ihre unser sehr mehr weniger
aber auch und oder wenn ja nein nicht kein keine ich du er sie es wir mich mir uns sich hallo danke guten tag
morgen arbeit firma chef beförderung gehalt kurs kurse ausbildung karriere besser lohnt machen bekommen werden
wird zwischen über kostet dauert hilft helfen stelle beruf arbeitgeber abzeichen zertifikat zertifikate
deutsch befördert gibt geht fur uber konnen mochte bei nach von vom aus auf diese dieser dieses diesen welchen
jede jeder jedes alle alles nichts jemand seit bis gegen hinter vor unter dort dabei damit davon dazu möglich
wurde würde würden hatte hatten habt seid werde wirst kommt weiß wissen mal bitte
"""
ITALIAN = """
che chi cosa come quale quali quanto quanta quanti quante quando dove perché per con senza una uno un il lo la
gli le i del della dei delle al alla nel nella è sono sei siamo essere avere ho hai ha abbiamo hanno posso può
possiamo voglio vorrei devo dovrei mio mia miei mie tuo tua suo sua molto più meno ma anche e o se sì non mi
ti si ci io tu lui lei noi voi ciao grazie buongiorno lavoro azienda capo promozione stipendio corso corsi
carriera meglio vale pena fare ottenere tra fra su costa aiuta aiutare aumento posto italiano questo questa di
in da a questi queste quel quella ogni tutto tutti niente qualcosa qualcuno dopo prima sempre mai già ancora
sapere dire fa fai vado va andare sarebbe
"""
DUTCH = """
wat wie hoe waar wanneer waarom welke welk hoeveel veel voor met zonder een het de der van naar bij op uit is
zijn ben bent was heb hebt heeft hebben kan kunt kunnen wil wilt moet mag zou mijn jouw uw onze zeer meer
minder maar ook en of als ja nee niet geen ik jij je u hij zij wij we mij ons zich hallo dank goedemorgen werk
bedrijf baas promotie salaris cursus cursussen opleiding carrière loopbaan beter loont maken krijgen worden
wordt tussen over kost duurt helpt baan werkgever nederlands deze dit dat te er om die dan al alle alles niets
iets iemand na tot door onder tegen hier daar weten zeggen
"""
POLISH = """
co kto jak gdzie kiedy dlaczego czy jaki jaka jakie który która które ile dla z ze bez na do od po przy przez
jest są jestem być mam masz ma mieć mogę może możesz chcę chciałbym chciałabym muszę powinienem mój moja moje
twój bardzo więcej mniej ale też także i lub albo jeśli tak nie mnie mi się ja ty on ona my wy cześć dzień
dobry dziękuję praca pracy firma szef awans pensja podwyżka kurs kursy kariera lepiej warto między polsku
pracę
"""
TURKISH = """
ne nasıl nerede ne zaman neden hangi kaç kadar için ile bir bu şu ve veya ama da de mi mı mu mü değil var yok
benim senin ben sen biz siz çok daha az iyi merhaba teşekkürler iş işte maaş terfi kurs kariyer gerekir
istiyorum yapmak almak olur eder miyim musun
"""
SWEDISH = """
vad vem hur var när varför vilken vilket vilka mycket för med utan en ett den det de av till på är vara har
hade kan kunde vill måste ska skulle min mitt mina din ditt mycket mer mindre men också och eller om ja nej
inte ingen jag du han hon vi mig oss hej tack arbete jobb företag chef befordran lön kurs kurser karriär
bättre lönar göra få mellan kostar hjälper svenska
"""

LATIN = {
    "es": SPANISH,
    "pt": PORTUGUESE,
    "fr": FRENCH,
    "de": GERMAN,
    "it": ITALIAN,
    "nl": DUTCH,
    "pl": POLISH,
    "tr": TURKISH,
    "sv": SWEDISH,
}
"""By the language's code, the words that give it away."""

ROMAN_HINDI = """
kya kaise kyun kyon kab kahan kaun kitna kitne kitni hai hain hoon tha thi ka ki ke ko se mein main mera meri
mere aap aapka tum hum humein mujhe nahi nahin haan aur ya lekin agar chahiye chahta chahti sakta sakti sakte
karna karne karo karein milega milegi milta naukri kaam vetan tarakki behtar accha acha namaste dhanyavaad
shukriya liye kuch batao bataiye zyada jyada
"""
"""Hindi as it is typed with Latin letters."""

LETTERS = {
    "es": "áéíóúñ¿¡",
    "pt": "áâãàçéêíóôõú",
    "fr": "àâçèéêëîïôùûœ",
    "de": "äöüß",
    "it": "àèéìòù",
    "nl": "ëï",
    "pl": "ąćęłńóśźż",
    "tr": "çğışöü",
    "sv": "åäö",
}
"""The letters of each language that English does not have: a word with one of them counts like one of its own."""

ENGLISH = """
the a an and or of to in on for with without by at from is are was were be been am do does did have has had
can could will would should may might must i you he she it we they me my your his her its our their this that
these those what which who how why when where if not no yes so as but than then there here get got take make
go more less much many about into over please thanks hello hi job work skills skill course badge badges
promotion career pay raise company just don doesn didn won isn aren s t m ll ve d re
mean means long does better say said tell
word translation
"""
