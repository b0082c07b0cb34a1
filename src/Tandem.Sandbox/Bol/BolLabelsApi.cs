using System.Globalization;
using System.Text.Json.Nodes;
using Tandem.Sandbox.Faults;

namespace Tandem.Sandbox.Bol;

/// <summary>
/// Labels as in v10 (Verzenden via bol): what is on offer, the queued purchase, the PDF that comes a little later.
/// </summary>
internal sealed class BolLabelsApi(SandboxOptions options, BolState state, BolOrdersApi orders, FaultBoard faults)
{
    private static readonly TimeSpan PdfAfter = TimeSpan.FromSeconds(4);

    private static readonly LabelKind[] Kinds =
    [
        new("TNT", "PARCEL", "PostNL - Pakket", 5.25m, "23 kg", "176 x 78 x 58 cm", 18, true, "DROP_OFF"),
        new("DHLFORYOU", "PARCEL", "DHL - Pakket klein", 4.45m, "10 kg", "80 x 50 x 35 cm", 16, true, "DROP_OFF"),
        new("TNT", "MAILBOX", "PostNL - Brievenbuspakje", 3.35m, "2 kg", "38 x 26 x 3.2 cm", 17, false, "DROP_OFF"),
        new("DHLFORYOU", "PARCEL", "DHL - Pakket opgehaald", 6.10m, "23 kg", "120 x 60 x 60 cm", 20, true, "PICK_UP"),
    ];

    private readonly Dictionary<string, SimLabelOffer> offers = new(StringComparer.Ordinal);

    /// <summary>In the order in which they were bought.</summary>
    public List<SimLabel> Bought { get; } = [];

    public JsonObject Options(JsonObject body)
    {
        var lines = orders.Asked(body);
        if (lines.Exists(line => line.Found is null)) throw BolProblem.NotFound("An order item");
        var chosen = lines.ConvertAll(line => (line.Found!.Value.Item, Quantity: line.Quantity ?? line.Found.Value.Item.Open));
        var apart = lines.DistinctBy(line => line.Found!.Value.Order.Id).Count() > 1
            || chosen.DistinctBy(line => IsVvb(line.Item)).Count() > 1;
        if (apart || chosen.Exists(line => line.Item.Method == "FBB" || line.Quantity < 1 || line.Quantity > line.Item.Open))
            return new JsonObject { ["deliveryOptions"] = new JsonArray() };

        var valid = state.Now.AddDays(1);
        // A letterbox holds one unit; the first that arrives as promised is recommended.
        var kinds = chosen.Sum(line => line.Quantity) == 1 ? Kinds : [.. Kinds.Where(kind => kind.Type == "PARCEL")];
        return new JsonObject
        {
            ["deliveryOptions"] =
                BolAnswers.Array(kinds, kind => Shown(Offer(chosen, kind, valid), recommended: kind == Kinds[1])),
        };
    }

    public SimProcess Buy(JsonObject body)
    {
        var offerId = body.Needed("shippingLabelOfferId");
        var asked = orders.Asked(body);
        // As bol's demo answers: no entity while it is pending, and the description names the offer.
        var process = state.Enqueue(
            "CREATE_SHIPPING_LABEL", $"Create shipping label with shipping label offer id {offerId}.", null,
            faults.Strikes(faults.Mix.StuckPending),
            faults.Strikes(faults.Mix.ProcessFails) ? "A service that is needed did not answer. Try again later." : null,
            () => Made(offerId, asked));
        // Under which entity bol lists such a purchase is nowhere described: an assumption that can be switched off.
        if (options.LabelsFoundByItem) process.AlsoFoundBy.AddRange(asked.Select(line => line.Id));
        return process;
    }

    /// <summary>The label with the PDF of a parcel that does not exist; 404 until it is ready.</summary>
    public SimLabel Get(string id) =>
        Bought.Find(label => label.Id == id && label.ReadyAt <= state.Now) ?? throw BolProblem.NotFound($"Shipping label {id}");

    /// <summary>The label that a shipment names. Null, with why, where it cannot be used for it.</summary>
    public (SimLabel? Label, string? Failure) ForShipment(string id, List<(SimOrderItem Item, int Quantity)> lines)
    {
        if (Bought.Find(label => label.Id == id) is not { } found) return (null, $"Shipping label {id} was not found.");
        if (found.Shipment is not null) return (null, $"Shipping label {id} was used before.");
        var fits = lines.Count == found.Lines.Count
            && lines.TrueForAll(line => found.Lines.Any(had => had.Item == line.Item && had.Quantity == line.Quantity));
        return fits ? (found, null) : (null, $"Shipping label {id} is for other order items.");
    }

    /// <summary>Units that more than one label was bought for.</summary>
    public int Doubled() => Bought.SelectMany(label => label.Lines).GroupBy(line => line.Item)
        .Sum(item => Math.Max(0, item.Sum(line => line.Quantity) - item.Key.Quantity));

    public static bool IsVvb(SimOrderItem item) => item.Method == "FBR" && item.Offer.Schedule == "SHIPPING_VIA_BOL";

    private (string? Entity, string? Failure) Made(string offerId, List<AskedLine> asked)
    {
        if (offers.GetValueOrDefault(offerId) is not { } offer) return (null, $"Shipping label offer {offerId} was not found.");
        if (offer.Used) return (null, $"Shipping label offer {offerId} was used before.");
        if (DateOnly.FromDateTime(state.Now.UtcDateTime) > DateOnly.FromDateTime(offer.ValidUntil.UtcDateTime))
            return (null, $"Shipping label offer {offerId} is no longer valid.");
        if (!asked.TrueForAll(line =>
            offer.Lines.Any(had => had.Item.Id == line.Id && had.Quantity == (line.Quantity ?? had.Quantity))))
            return (null, "The order items are not those of the shipping label offer.");
        if (offer.Lines.Any(line => line.Quantity > line.Item.Open)) return (null, "An order item is no longer open.");
        offer.Used = true;
        var number = Bought.Count + 1;
        var label = new SimLabel
        {
            Id = NewGuid(),
            Order = orders.OrderOf(offer.Lines[0].Item),
            Lines = offer.Lines,
            Kind = offer.Kind,
            TrackAndTrace = (offer.Kind.Transporter == "TNT" ? "3SVVB" : "JVVB")
                + number.ToString("D9", CultureInfo.InvariantCulture),
            ReadyAt = state.Now + PdfAfter,
        };
        Bought.Add(label);
        return (label.Id, null);
    }

    private SimLabelOffer Offer(List<(SimOrderItem Item, int Quantity)> lines, LabelKind kind, DateTimeOffset valid)
    {
        var offer = new SimLabelOffer(NewGuid(), lines, kind, valid);
        offers.Add(offer.Id, offer);
        return offer;
    }

    private static JsonObject Shown(SimLabelOffer offer, bool recommended) => new()
    {
        ["shippingLabelOfferId"] = offer.Id,
        ["recommended"] = recommended,
        ["validUntilDate"] = offer.ValidUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["transporterCode"] = offer.Kind.Transporter,
        ["labelType"] = offer.Kind.Type,
        ["labelDisplayName"] = offer.Kind.Name,
        ["labelPrice"] = new JsonObject { ["totalPrice"] = offer.Kind.Price },
        ["packageRestrictions"] = new JsonObject { ["maxWeight"] = offer.Kind.Weight, ["maxDimensions"] = offer.Kind.Size },
        ["handoverDetails"] = new JsonObject
        {
            ["meetsCustomerExpectation"] = offer.Kind.Arrives,
            ["earliestHandoverDateTime"] = Hour(offer, 0),
            ["latestHandoverDateTime"] = Hour(offer, offer.Kind.HandOverHour),
            ["collectionMethod"] = offer.Kind.Collection,
        },
    };

    private static string Hour(SimLabelOffer offer, int hour) =>
        offer.ValidUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + $"T{hour:D2}:00:00+01:00";

    private string NewGuid()
    {
        var bytes = new byte[16];
        state.Random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
