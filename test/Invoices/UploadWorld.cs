using Tandem.Engine.Invoices;
using Tandem.Engine.Sellers;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Invoices;

/// <summary>A seller who gives bol invoices, and what bol has of them by the sandbox's own word.</summary>
internal static class UploadWorld
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task GoLive(Stage stage, InvoiceWhen when = InvoiceWhen.Always, bool upload = true)
    {
        Assert.Empty(await stage.Get<ChangeBusinessData>().Save(stage.Seller, new BusinessData
        {
            Business = "Proefwinkel B.V.",
            Street = "Dorpsstraat 1",
            Postcode = "1234 AB",
            City = "Utrecht",
            Country = "NL",
            VatNumber = "NL123456782B01",
            RegisterNumber = "12345678",
        }, Ct));
        Assert.Null(await stage.Get<ChangeInvoiceSettings>().Save(stage.Seller,
            new InvoiceSettings { When = when, Upload = upload }, Ct));
        await stage.GoLive(Module.Invoices);
    }

    /// <summary>Files that came of an order, and how far its invoice is.</summary>
    public static async Task<(int Files, string? Status)> AtBol(Stage stage, string order)
    {
        var rows = (await stage.Rehearsal.Ledger(Get, "uploads")).Json.AsArray()
            .Where(u => (string)u!["order"]! == order).ToList();
        return (rows.Sum(u => u!["files"]!.AsArray().Count), rows.Count == 0 ? null : (string)rows[^1]!["status"]!);
    }
}
