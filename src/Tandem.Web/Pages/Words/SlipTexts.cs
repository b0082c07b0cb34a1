using System.Globalization;
using Tandem.Engine.Printing;

namespace Tandem.Web.Pages.Words;

/// <summary>The fixed words on paper: for who prints it, and for the customer who gets it.</summary>
internal static class SlipTexts
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>In the language of who prints.</summary>
    public static PrintWords Reader() => new()
    {
        Slip = Texts.Say("print.slip"),
        PickList = Texts.Say("print.pick"),
        Order = Texts.Say("print.order"),
        ShopOrder = Texts.Say("print.shop-order"),
        DeliverBy = Texts.Say("print.deliver-by"),
        Sender = Texts.Say("print.sender"),
        Units = Texts.Say("print.units"),
        Article = Texts.Say("print.article"),
        Code = Texts.Say("print.code"),
        Page = Texts.Say("print.page"),
        Orders = Texts.Say("print.orders"),
        Day = Texts.Day,
        Country = Texts.Country,
        Writing = w => Texts.Say("writing", w),
        CannotShow = Texts.Say("print.cannot-show"),
        Problems = Texts.Say("print.not-printed.title"),
        Problem = p => Texts.Fill("print.not-printed", ("order", p.BolOrderId), ("why", Texts.Say(p.Why))),
    };

    /// <summary>What a slip says to its customer; the rest as for who prints.</summary>
    public static PrintWords For(SlipLanguage language) => language switch
    {
        SlipLanguage.Dutch => In(key => ScreenWords.All[key].Nl, Texts.Dutch),
        SlipLanguage.French => In(key => FrenchWords.All[key], French),
        _ => Reader(),
    };

    private static PrintWords In(Func<string, string> say, CultureInfo culture) => Reader() with
    {
        Slip = say("print.slip"),
        Order = say("print.order"),
        ShopOrder = say("print.shop-order"),
        DeliverBy = say("print.deliver-by"),
        Sender = say("print.sender"),
        Units = say("print.units"),
        Article = say("print.article"),
        Day = day => day.ToString("ddd d MMM", culture),
        Country = code => ScreenWords.All.ContainsKey($"country.{code}") ? say($"country.{code}") : code,
    };
}
