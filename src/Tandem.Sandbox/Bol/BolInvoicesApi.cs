using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>
/// What bol invoices the seller as in v10: each month what was sold and came back, its costs, and what it pays for what it lost.
/// The bodies are UBL in JSON, as real clients read them (facts/bol.md §9); the description calls them bytes.
/// </summary>
internal sealed class BolInvoicesApi(SandboxOptions options, BolState state)
{
    private const string Lost = "RETURN_ITEM_LOST";
    private const decimal HighRate = 21;
    private const decimal PaidForLost = 0.7m;
    private const int DaysOfAPeriod = 31;
    private static readonly TimeSpan Usual = TimeSpan.FromDays(28);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private readonly List<SimInvoice> invoices = [];
    private readonly List<SimInvoiceLine> others = [];
    private readonly Dictionary<(SimReturnItem Item, string What), int> returned = [];
    private readonly Dictionary<(SimOrderItem Item, string What), int> billed = [];
    private DateTimeOffset since = state.Now;
    private int shipments;

    /// <summary>A line of any type that goes on the next invoice.</summary>
    public void Add(SimInvoiceLine line) => others.Add(line);

    /// <summary>The month is over: it is invoiced.</summary>
    public void Close()
    {
        if (Month(state.Now) != Month(since)) Invoice();
    }

    /// <summary>Invoices all that was not invoiced yet; null where there is nothing.</summary>
    public SimInvoice? Invoice()
    {
        var (from, now) = (since, state.Now);
        since = now;
        var lines = new List<SimInvoiceLine>();
        foreach (var shipment in state.Shipments.Skip(shipments)) Bill(lines, shipment);
        shipments = state.Shipments.Count;
        foreach (var item in state.Returns.SelectMany(each => each.Items)) Bill(lines, item);
        if (lines.Exists(line => line.Type == "PICK_PACK"))
            lines.Add(new(null, null, "STOCK", "Voorraadkosten", 1, 3.21m, HighRate));
        lines.AddRange(others);
        others.Clear();
        if (lines.Count == 0) return null;
        var made = new SimInvoice("39" + state.NewId().PadLeft(11, '0'), "ALL_IN_ONE", now, from, now, lines);
        invoices.Add(made);
        return made;
    }

    public JsonNode List(IQueryCollection query)
    {
        var (from, until) = (query.Day("period-start-date"), query.Day("period-end-date"));
        if (from is null != until is null) throw BolProblem.BadRequest("period-start-date", "needs both days");
        if (until < from) throw BolProblem.BadRequest("period-end-date", "must not be before the start");
        if (until?.DayNumber - from?.DayNumber >= DaysOfAPeriod)
            throw BolProblem.BadRequest("period-end-date", $"the period must not be longer than {DaysOfAPeriod} days");
        var (first, last) = (from ?? SimDates.Day(state.Now - Usual, 0), until ?? SimDates.Day(state.Now, 0));
        var found = invoices.Where(each => SimDates.Day(each.IssuedAt, 0) is var day && day >= first && day <= last).ToList();
        var body = new JsonObject { ["period"] = $"{Start(first)}/{Start(last)}" };
        if (found.Count > 0) body["invoiceListItems"] = BolAnswers.Array(found, Shown);
        return Sent(body);
    }

    public JsonNode Specification(string id, IQueryCollection query)
    {
        var page = query.Number("page", 1, 1, int.MaxValue);
        var found = invoices.Find(each => each.Id == id) ?? throw BolProblem.NotFound($"Invoice {id}");
        var size = options.BolSpecificationPage;
        var lines = found.Lines.Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size).ToList();
        return Sent(lines.Count == 0 ? []
            : new JsonObject { ["invoiceSpecification"] = BolAnswers.Array(lines, line => Shown(found, line)) });
    }

    private void Bill(List<SimInvoiceLine> lines, SimShipment shipment)
    {
        foreach (var (item, units) in shipment.Lines)
        {
            var (order, ean) = (shipment.Order.Id, item.Offer.Ean);
            var price = Next(item, "sold", units);
            lines.Add(new(order, ean, "TURNOVER",
                "Verkoopprijs artikel(en), ontvangen van kopers en door bol.com door te storten", units, -price, 0));
            lines.Add(new(order, ean, "COMMISSION", "Commissie", units, CommissionOf(price), HighRate));
            if (item.Method != "FBB") continue;
            lines.Add(new(order, ean, "PICK_PACK", "Pick & pack kosten", units, 1.52m * units, HighRate));
            lines.Add(new(order, ean, "OUTBOUND", "Verzendkosten", units, 2.75m, HighRate));
        }

        if (shipment.ShippingLabelId is not null)
            lines.Add(new(shipment.Order.Id, null, "SHIPMENT_LABEL", "Verzendlabel", 1, 4.35m, HighRate));
    }

    private void Bill(List<SimInvoiceLine> lines, SimReturnItem each)
    {
        var (order, ean) = (each.Order.Id, each.Item.Offer.Ean);
        var (back, lost) = (New(each, "back", each.Back), New(each, Lost, each.Standing(Lost)));
        if (back + lost > 0)
        {
            var price = Next(each.Item, "back", back + lost);
            lines.Add(new(order, ean, "CORRECTION_TURNOVER", "Correctie verkoopprijs artikel(en)", back + lost, price, 0));
            lines.Add(
                new(order, ean, "CORRECTION_COMMISSION", "Correctie commissie", back + lost, -CommissionOf(price), HighRate));
        }

        if (back > 0 && each.Item.Method == "FBR")
            lines.Add(new(order, ean, "PLAZA_RETURN_SHIPPING_LABEL", "Retourlabel", 1, 4.10m, HighRate));
        if (lost > 0)
        {
            lines.Add(new(order, ean, "COMPENSATION_LOST_GOODS", "Compensatie zoekgeraakte artikelen", lost,
                -Math.Round(Share(each.Item, lost) * PaidForLost, 2, MidpointRounding.AwayFromZero), 0));
        }
    }

    /// <summary>Units that are so since the last invoice.</summary>
    private int New(SimReturnItem item, string what, int units)
    {
        var before = returned.GetValueOrDefault((item, what));
        returned[(item, what)] = Math.Max(before, units);
        return Math.Max(0, units - before);
    }

    /// <summary>What the next units of a line cost, so that all together cost what the customer paid.</summary>
    private decimal Next(SimOrderItem item, string what, int units)
    {
        var before = billed.GetValueOrDefault((item, what));
        billed[(item, what)] = before + units;
        return Share(item, before + units) - Share(item, before);
    }

    private static decimal Share(SimOrderItem item, int units) =>
        Math.Round(item.TotalPrice * units / item.Quantity, 2, MidpointRounding.AwayFromZero);

    private static decimal CommissionOf(decimal price) => Math.Round(price * 0.12m, 2, MidpointRounding.AwayFromZero);

    private static JsonObject Shown(SimInvoice invoice)
    {
        var (net, vat) = (invoice.Lines.Sum(line => line.Amount), invoice.Lines.Sum(line => line.Vat));
        return new JsonObject
        {
            ["invoiceId"] = invoice.Id,
            ["invoiceMediaTypes"] = Types("application/json", "application/pdf"),
            ["invoiceType"] = invoice.Type,
            ["issueDate"] = invoice.IssuedAt.ToUnixTimeMilliseconds(),
            ["invoicePeriod"] = new JsonObject
            {
                ["startDate"] = invoice.From.ToUnixTimeMilliseconds(),
                ["endDate"] = invoice.Until.ToUnixTimeMilliseconds(),
            },
            ["legalMonetaryTotal"] = new JsonObject
            {
                ["lineExtensionAmount"] = Euros(net),
                ["payableAmount"] = Euros(net + vat),
                ["taxExclusiveAmount"] = Euros(net),
                ["taxInclusiveAmount"] = Euros(net + vat),
            },
            ["specificationMediaTypes"] =
                Types("application/json", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ["openAmount"] = net + vat,
        };
    }

    private static JsonObject Shown(SimInvoice invoice, SimInvoiceLine line) => new()
    {
        ["id"] = string.Join('#', new[] { line.OrderId ?? invoice.Id, line.Ean, line.Type }.OfType<string>()),
        ["invoiceLineRef"] = $"{invoice.Id}#{line.Type}",
        ["invoicedQuantity"] = new JsonObject { ["value"] = line.Units, ["unitCode"] = "ZZ" },
        ["lineExtensionAmount"] = Value(line.Amount),
        ["taxTotal"] = new JsonObject { ["TaxAmount"] = Value(line.Vat) },
        ["price"] = new JsonObject
        {
            ["PriceAmount"] = Value(line.Units == 0 ? line.Amount : Math.Round(line.Amount / line.Units, 2)),
            ["BaseQuantity"] = new JsonObject { ["value"] = line.Units, ["unitCode"] = "ZZ" },
        },
        ["item"] = new JsonObject
        {
            ["Description"] = new JsonArray(new JsonObject { ["value"] = line.Text }),
            ["Name"] = new JsonObject { ["value"] = line.Type },
            ["ClassifiedTaxCategory"] = new JsonArray(new JsonObject
            {
                ["ID"] = new JsonObject { ["value"] = line.VatPercent > 0 ? "S" : "B" },
                ["Percent"] = new JsonObject { ["value"] = line.VatPercent },
            }),
            ["AdditionalItemProperty"] = new JsonArray(Property("Order", line.OrderId), Property("EAN", line.Ean)),
        },
    };

    private static JsonObject Property(string name, string? value) => new()
    {
        ["Name"] = new JsonObject { ["value"] = name },
        ["Value"] = new JsonObject { ["value"] = value },
    };

    private static JsonObject Value(decimal euros) => new() { ["value"] = euros, ["currencyID"] = "EUR" };

    private static JsonObject Euros(decimal euros) => new() { ["amount"] = euros, ["currencyID"] = "EUR" };

    private static JsonObject Types(params ReadOnlySpan<string> types)
    {
        var list = new JsonArray();
        foreach (var type in types) list.Add(type);
        return new JsonObject { ["availableMediaTypes"] = list };
    }

    private JsonNode Sent(JsonObject body) => options.BolInvoicesAsText
        ? JsonValue.Create(Convert.ToBase64String(Encoding.UTF8.GetBytes(body.ToJsonString()))) : body;

    private static string Start(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToString("yyyy-MM-dd'T'HH:mm:sszzz",
            CultureInfo.InvariantCulture);
    }

    private static (int Year, int Month) Month(DateTimeOffset moment) =>
        SimDates.Day(moment, 0) is var day ? (day.Year, day.Month) : default;
}
