namespace Tandem.Web.Pages.Words;

/// <summary>Words about signing in, accounts and who may do what, in Dutch and English.</summary>
internal static class DoorWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["people.gone"] = ("Deze gebruiker heeft geen toegang meer.", "This user no longer has access."),
            ["people.last-owner"] = ("Dit is de laatste eigenaar: maak eerst iemand anders eigenaar.",
                "This is the last owner. Make someone else an owner first."),
            ["seller.user-invited"] = ("Iemand uitgenodigd als {role}", "Someone invited as {role}"),
            ["seller.user-uninvited"] = ("Uitnodiging ingetrokken: {role}", "Invitation withdrawn: {role}"),
            ["seller.user-joined"] = ("Uitnodiging geaccepteerd als {role}", "Invitation accepted as {role}"),
            ["seller.user-added"] = ("{name} toegevoegd als {role}", "{name} added as {role}"),
            ["seller.user-left"] = ("{name} verwijderd, was {role}", "{name} removed, was {role}"),
            ["seller.user-role"] = ("Rol van {name}: {roleWas} → {role}", "Role of {name}: {roleWas} → {role}"),
            ["seller.user-reset-link"] = ("Link gemaakt waarmee {name} opnieuw kan inloggen",
                "Link created for {name} to sign in again"),
            ["seller.user-reset"] = ("Inloggen van {name} opnieuw ingesteld: nieuw wachtwoord, de rest uit",
                "Sign-in of {name} reset: new password, the rest removed"),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["role.Owner"] = ("eigenaar", "owner"),
            ["role.Staff"] = ("medewerker", "staff"),
            ["role.Warehouse"] = ("magazijn", "warehouse"),
            ["role.Bookkeeper"] = ("boekhouder", "bookkeeper"),
            ["role.ReadOnly"] = ("alleen lezen", "read only"),
            ["role.Owner.text"] = ("Alles, ook gebruikers, sleutels en live zetten.",
                "Everything, including users, keys and going live."),
            ["role.Staff.text"] = ("Bestellingen, vragen, retouren, voorraad en facturen; geen instellingen en geen gebruikers.",
                "Orders, questions, returns, stock and invoices; no settings and no users."),
            ["role.Warehouse.text"] = ("Pakketten, verzendlabels, picklijsten, en retouren aannemen.",
                "Parcels, shipping labels, pick lists, and taking returns in."),
            ["role.Bookkeeper.text"] = ("Alles bekijken, en facturen openen en downloaden.",
                "View everything, and open and download invoices."),
            ["role.ReadOnly.text"] = ("Alles bekijken behalve facturen, niets wijzigen.",
                "View everything except invoices, change nothing."),
            ["right.missing"] = ("Met jouw rol kun je dit bekijken, maar niet wijzigen.",
                "Your role lets you view this, but not change it."),
            ["right.hidden"] = ("Met jouw rol kun je dit niet bekijken.", "Your role does not let you view this."),
            ["right.refused"] = (
                "Je hebt hier geen rechten (meer) voor. Er is niets gewijzigd. Vraag een eigenaar om een andere rol.",
                "You do not have permission for this (any more). Nothing was changed. Ask an owner for another role."),
            ["door.demo"] = ("Demo: je bent automatisch ingelogd, alleen op deze computer.",
                "Demo: you are signed in automatically, on this computer only."),
            ["door.no-seller"] = ("Je hebt nog geen toegang", "You do not have access yet"),
            ["door.no-seller.text"] = ("Je account is nog aan geen verkoper gekoppeld. Vraag een eigenaar om een uitnodiging.",
                "Your account does not belong to a seller yet. Ask an owner for an invitation."),

            ["sign-in"] = ("Inloggen", "Sign in"),
            ["sign-in.name"] = ("E-mailadres", "E-mail address"),
            ["sign-in.password"] = ("Wachtwoord", "Password"),
            ["sign-in.stay"] = ("Ingelogd blijven op dit apparaat", "Stay signed in on this device"),
            ["sign-in.passkey"] = ("Inloggen met passkey", "Sign in with a passkey"),
            ["sign-in.wrong"] = (
                "E-mailadres of wachtwoord klopt niet. Na tien pogingen moet je een kwartier wachten.",
                "The e-mail address or the password is wrong. After ten attempts you have to wait 15 minutes."),
            ["sign-in.too-many"] = ("Te veel pogingen. Probeer het over een kwartier opnieuw.",
                "Too many attempts. Try again in 15 minutes."),
            ["sign-in.passkey-failed"] = ("De passkey werkte niet. Probeer het opnieuw, of gebruik je wachtwoord.",
                "The passkey did not work. Try again, or use your password."),
            ["sign-in.first"] = ("Er is nog geen account", "There is no account yet"),
            ["sign-in.first.text"] = (
                "Bij het starten schrijft Tandem een eenmalige link naar de console. Open die link op deze computer om het "
                + "eerste account aan te maken. De link is een dag geldig; na opnieuw starten krijg je een nieuwe.",
                "When it starts, Tandem writes a one-time link to the console. Open that link on this computer to create the "
                + "first account. The link is valid for one day; a restart gives a new one."),
            ["sign-in.locked-out"] = ("Wachtwoord kwijt? De beheerder van de server maakt een nieuwe link met tandem user link.",
                "Lost your password? The administrator of the server creates a new link with tandem user link."),
            ["sign-in.with"] = ("Inloggen met {name}", "Sign in with {name}"),
            ["sign-in.with.down"] = (
                "{name} is nu niet bereikbaar. Probeer het later opnieuw, of log in met je wachtwoord of passkey.",
                "{name} cannot be reached right now. Try again later, or sign in with your password or passkey."),
            ["sign-in.with.failed"] = ("Inloggen is niet gelukt", "Signing in did not work"),
            ["sign-in.with.failed.text"] = (
                "Het antwoord klopte niet, kwam te laat, of je bent zelf gestopt. Begin opnieuw.",
                "The answer was not right, came too late, or you stopped. Start again."),
            ["sign-in.with.locked"] = (
                "Er zijn te veel pogingen geweest. Probeer het over een kwartier opnieuw.",
                "There were too many attempts. Try again in 15 minutes."),
            ["sign-in.with.unknown"] = ("Dit account is hier niet bekend", "This account is not known here"),
            ["sign-in.with.unknown.text"] = (
                "Vraag de eigenaar om een uitnodiging. Heb je hier al een account? Log in met je wachtwoord en koppel {name} bij "
                + "Je account. Een gelijk e-mailadres is niet genoeg.",
                "Ask the owner for an invitation. Do you already have an account here? Sign in with your password and connect "
                + "{name} under Your account. The same e-mail address is not enough."),
            ["sign-in.with.going"] = ("Je gaat nu naar {name}", "You are going to {name} now"),
            ["sign-in.with.go"] = ("Ga verder bij {name}", "Continue at {name}"),
            ["sign-in.step"] = ("Verificatie in twee stappen", "Two-step verification"),
            ["sign-in.code"] = ("Code uit je app, of een herstelcode", "Code from your app, or a recovery code"),
            ["sign-in.code-wrong"] = ("Die code klopt niet, of is al gebruikt.", "That code is wrong, or was already used."),
            ["sign-in.continue"] = ("Verder", "Continue"),
            ["sign-out"] = ("Uitloggen (op alle apparaten)", "Sign out (on all devices)"),

            ["link.dead"] = ("Deze link werkt niet meer", "This link no longer works"),
            ["link.dead.text"] = (
                "De link is al gebruikt, verlopen of vervangen door een nieuwere. Vraag een nieuwe aan. Op de server krijg je "
                + "er een door Tandem opnieuw te starten, of met tandem user link.",
                "The link was already used, has expired, or was replaced by a newer one. Ask for a new one. On the server you "
                + "get one by restarting Tandem, or with tandem user link."),
            ["link.keeper"] = ("Welkom bij Tandem", "Welcome to Tandem"),
            ["link.keeper.text"] = ("Maak het account aan waarmee je Tandem beheert. Daarna verbind je je webshop en bol.",
                "Create the account you will manage Tandem with. After that you connect your shop and bol."),
            ["link.invite"] = ("Je bent uitgenodigd", "You have been invited"),
            ["link.invite.text"] = ("Voor {sellers}, met rol: {role}.", "To {sellers}, with role: {role}."),
            ["link.invite.accept"] = ("Accepteren als {name}", "Accept as {name}"),
            ["link.invite.sign-in"] = ("Ik heb al een account: inloggen", "I already have an account: sign in"),
            ["link.recover"] = ("Kies een nieuw wachtwoord", "Choose a new password"),
            ["link.recover.text"] = (
                "Voor {name}. Verificatie in twee stappen, je passkeys en inloggen via een ander account gaan uit; stel ze daarna bij je "
                + "account opnieuw in. Je wordt overal uitgelogd.",
                "For {name}. Two-step verification, your passkeys and signing in with another account are removed; set them up again "
                + "in your account afterwards. You are signed out everywhere."),
            ["link.with"] = ("Verder met {name}, zonder wachtwoord", "Continue with {name}, without a password"),
            ["link.with.joins"] = ("Je logt straks in met {name}. Kies nog de naam van je account hier: je e-mailadres.",
                "You will sign in with {name}. Now choose the name of your account here: your e-mail address."),
            ["link.make"] = ("Account aanmaken", "Create account"),
            ["password.hint"] = ("Minstens 10 tekens. Een zin van een paar woorden is het makkelijkst te onthouden.",
                "At least 10 characters. A sentence of a few words is easiest to remember."),
            ["password.save"] = ("Wachtwoord opslaan", "Save password"),
            ["account-error.PasswordTooShort"] = ("Het wachtwoord is te kort: minstens 10 tekens.",
                "The password is too short: at least 10 characters."),
            ["account-error.PasswordRequiresUniqueChars"] = ("Gebruik minstens vijf verschillende tekens.",
                "Use at least five different characters."),
            ["account-error.DuplicateUserName"] = ("Met dit e-mailadres is er al een account. Log in.",
                "There is already an account with this e-mail address. Sign in."),
            ["account-error.PasswordMismatch"] = ("Je huidige wachtwoord klopt niet.", "Your current password is not correct."),
            ["account-error.LoginAlreadyAssociated"] = (
                "Hiermee logt al een account in. Log daarmee in, of kies iets anders.",
                "An account already signs in with this. Sign in with it, or choose another."),
            ["account-error.last-way"] = (
                "Hiermee log je in. Stel eerst een wachtwoord in, dan kun je het ontkoppelen.",
                "This is how you sign in. Set a password first, then you can disconnect it."),
            ["account-error.InvalidUserName"] = ("Vul een e-mailadres in.", "Enter an e-mail address."),
            ["account-error.other"] = ("Dat lukte niet. Probeer het opnieuw.", "That did not work. Try again."),

            ["account"] = ("Je account", "Your account"),
            ["account.demo"] = ("Een demo heeft geen accounts.", "A demo has no accounts."),
            ["account.password"] = ("Wachtwoord wijzigen", "Change password"),
            ["account.password.now"] = ("Huidig wachtwoord", "Current password"),
            ["account.password.new"] = ("Nieuw wachtwoord", "New password"),
            ["account.saved"] = ("Opgeslagen.", "Saved."),
            ["account.passkeys"] = ("Passkeys", "Passkeys"),
            ["account.passkeys.text"] = ("Log in met je vingerafdruk, gezicht of pincode, zonder wachtwoord.",
                "Sign in with your fingerprint, face or PIN, without a password."),
            ["account.passkeys.not-here"] = (
                "Hier kan dat niet: een passkey hoort bij een domeinnaam. Open Tandem via localhost, of via het eigen adres met "
                + "https.",
                "Not possible here: a passkey belongs to a domain name. Open Tandem at localhost, or at its own address with "
                + "https."),
            ["account.passkeys.none"] = ("Je hebt nog geen passkey.", "You do not have a passkey yet."),
            ["account.passkeys.name"] = ("Naam, bijvoorbeeld laptop", "Name, for example laptop"),
            ["account.passkeys.add"] = ("Passkey toevoegen", "Add a passkey"),
            ["account.passkeys.made"] = ("aangemaakt op {day}", "created on {day}"),
            ["account.with"] = ("Inloggen met {name}", "Signing in with {name}"),
            ["account.with.on"] = ("Gekoppeld: {issuer}", "Connected: {issuer}"),
            ["account.with.off"] = ("Nog niet gekoppeld.", "Not connected yet."),
            ["account.with.add"] = ("Koppelen", "Connect"),
            ["account.with.remove"] = ("Ontkoppelen", "Disconnect"),
            ["account.with.prove"] = (
                "Je account heeft geen wachtwoord. Om iets te wijzigen log je eerst opnieuw in; daarna heb je vijf minuten.",
                "Your account has no password. To change something, sign in again first; you then have five minutes."),
            ["account.with.proved"] = ("Je bent zojuist opnieuw ingelogd en kunt wijzigen.",
                "You have just signed in again and can make changes."),
            ["account.with.again"] = ("Opnieuw inloggen met {name}", "Sign in again with {name}"),
            ["account.remove"] = ("Verwijderen", "Remove"),
            ["account.two-step"] = ("Verificatie in twee stappen", "Two-step verification"),
            ["account.two-step.off"] = (
                "Staat uit. Staat het aan, dan vraagt Tandem bij het inloggen ook een code uit een app op je telefoon.",
                "Off. When it is on, Tandem also asks for a code from an app on your phone when you sign in."),
            ["account.two-step.on"] = ("Staat aan. Nog {n} herstelcodes over.", "On. {n} recovery codes left."),
            ["account.two-step.on.one"] = ("Staat aan. Nog 1 herstelcode over.", "On. 1 recovery code left."),
            ["account.two-step.scan"] = (
                "Scan de QR-code met je app, of typ de sleutel over. Vul daarna de code in die de app toont.",
                "Scan the QR code with your app, or type in the key. Then enter the code that the app shows."),
            ["account.two-step.key"] = ("Sleutel", "Key"),
            ["account.two-step.qr"] = ("QR-code met de sleutel hieronder", "QR code containing the key below"),
            ["account.two-step.code"] = ("Code uit de app", "Code from the app"),
            ["account.two-step.begin"] = ("Verificatie in twee stappen aanzetten", "Switch on two-step verification"),
            ["account.two-step.confirm"] = ("Aanzetten", "Switch on"),
            ["account.two-step.stop"] = ("Uitzetten", "Switch off"),
            ["account.codes"] = ("Herstelcodes", "Recovery codes"),
            ["account.codes.text"] = (
                "Bewaar deze codes nu: ze worden maar één keer getoond. Zonder je telefoon log je met een van deze codes in; "
                + "elke code werkt één keer.",
                "Keep these codes now: they are shown only once. Without your phone you sign in with one of these codes; each "
                + "works once."),
            ["account.codes.new"] = ("Nieuwe herstelcodes", "New recovery codes"),
            ["account.sign-out.text"] = ("Op elk apparaat, ook op dit. Open schermen sluiten meteen.",
                "On every device, including this one. Open screens close at once."),
            ["account.back"] = ("Terug naar Tandem", "Back to Tandem"),

            ["users"] = ("Gebruikers", "Users"),
            ["users.text"] = ("Wie met {seller} mag werken, en wat diegene mag.",
                "Who can work with {seller}, and what they can do."),
            ["users.none"] = ("Er zijn nog geen gebruikers.", "No users yet."),
            ["users.role"] = ("Rol", "Role"),
            ["users.role-of"] = ("Rol van {name}", "Role of {name}"),
            ["users.two-steps"] = ("verificatie in twee stappen aan", "two-step verification on"),
            ["users.remove"] = ("Verwijderen", "Remove"),
            ["users.sure"] = ("{name} verwijderen? Open schermen sluiten meteen.", "Remove {name}? Open screens close at once."),
            ["users.cancel"] = ("Annuleren", "Cancel"),
            ["users.invite"] = ("Uitnodigen", "Invite"),
            ["users.invite.text"] = (
                "Maak een link aan en stuur die zelf door. De link werkt één keer, voor wie hem opent, en is zeven dagen geldig.",
                "Create a link and send it yourself. It works once, for whoever opens it, and is valid for seven days."),
            ["users.invite.make"] = ("Link aanmaken", "Create link"),
            ["users.invite.link"] = ("Stuur deze link; hij wordt maar één keer getoond", "Send this link; it is shown only once"),
            ["users.invite.copy"] = ("Kopiëren", "Copy"),
            ["users.waiting"] = ("Open uitnodigingen", "Open invitations"),
            ["users.waiting.row"] = ("{role}, geldig tot {day}", "{role}, valid until {day}"),
            ["users.take-back"] = ("Intrekken", "Withdraw"),
            ["users.saved"] = ("Opgeslagen.", "Saved."),
            ["users.saved.owner"] = (
                "Opgeslagen. Open uitnodigingen zijn ingetrokken. Kijk bij Voorraadbron welke API-tokens nog nodig zijn.",
                "Saved. Open invitations were taken back. Look under Stock source which API tokens are still needed."),
            ["users.saved.gone"] = ("Verwijderd. Open uitnodigingen zijn ingetrokken.",
                "Removed. Open invitations were taken back."),
        };
}
