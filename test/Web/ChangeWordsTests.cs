using System.Globalization;
using System.Reflection;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Values;
using Tandem.Tests.Conventions;
using Tandem.Web.Pages.Words;

namespace Tandem.Tests.Web;

/// <summary>What was changed is said in the seller's words, each thing of each setting.</summary>
public sealed class ChangeWordsTests
{
    // Tandem's own notes of what it saw or measured, and what has notes of another form.
    private static readonly HashSet<string> NobodySets = ["measured-window", "stock.unread-shops", "sellers.paused"];

    [Fact]
    public void EveryThingOfEverySetting_HasWords_AndATopic()
    {
        var settings = typeof(ISettings<>).Assembly.GetTypes()
            .Where(type => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ISettings<>)))
            .Select(type => (Type: type, Name: (string)type.GetProperty("Name")!.GetValue(null)!))
            .Where(setting => !NobodySets.Contains(setting.Name)).ToList();
        Assert.True(settings.Count > 6, $"only {settings.Count} settings found");
        Found.Nothing("a setting has a topic",
            settings.Select(s => s.Name).Where(name => !SettingNotes.Topics.ContainsKey(name)));
        Found.Nothing("a setting has words", settings.SelectMany(s => s.Type
            .GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanWrite)
            .Select(p => $"setting-name.{s.Name}.{p.Name}").Prepend($"setting-name.{s.Name}"))
            .Where(key => !ScreenWords.All.ContainsKey(key)));
        Found.Nothing("a choice has words", Enum.GetValues<LabelChoice>()
            .Select(c => $"setting-name.shipments.labels.Choice.{(int)c}").Where(key => !ScreenWords.All.ContainsKey(key)));
    }

    [Theory]
    [InlineData("shipments.labels", """{"Choice":0,"MostPerLabel":{"Cents":1000}}""",
        """{"Choice":1,"MostPerLabel":{"Cents":700}}""",
        "Labels van bol kopen gewijzigd: welk label zelf kiezen → het goedkoopste, "
        + "maximaal per label, excl. btw € 10,00 → € 7,00")]
    [InlineData("orders.flow", """{"SentStatuses":["completed"],"ReturnedStatus":""}""",
        """{"SentStatuses":["completed","packed"],"ReturnedStatus":"refunded"}""",
        "Wanneer een bestelling verzonden is gewijzigd: verzonden bij status Afgerond → Afgerond, packed, "
        + "status na retour – → Terugbetaald")]
    [InlineData("stock.unread", """{"ZeroAfterHours":24}""", """{"ZeroAfterHours":null}""",
        "Als een webshop niet te lezen is gewijzigd: bol toont 0 na (uur) 24 → nooit")]
    [InlineData("orders.cancel", """{"FollowShop":false}""", """{"FollowShop":true}""",
        "Annuleren gewijzigd: annulering in de webshop volgen uit → aan")]
    [InlineData("orders.cancel", "{", "{", "Annuleren gewijzigd")]
    public void Change_IsSaidInWords(string setting, string was, string now, string expected)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Texts.Dutch;
        try
        {
            var said = Texts.Say(Reason.Of("setting.changed", ("setting", setting), ("was", was), ("now", now)));
            Assert.Equal(expected, said.Replace('\u00a0', ' '));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
