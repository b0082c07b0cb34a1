namespace Tandem.Sandbox.Bol;

/// <summary>An order as bol keeps it.</summary>
internal sealed class SimOrder
{
    public required string Id { get; init; }
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>From when on the list shows it; the order itself can be read at once.</summary>
    public required DateTimeOffset ListedAt { get; init; }

    public required IReadOnlyList<SimOrderItem> Items { get; init; }
    public required SimBuyer Buyer { get; init; }

    /// <summary>It was sent before the connector came: nobody expects it in the shop.</summary>
    public bool IsEarlier { get; init; }

    public bool IsOpen => Items.Any(item => item.IsOpen);
    public DateTimeOffset ChangedAt => Items.Max(item => item.ChangedAt);
    public SimOrderItem? Item(string id) => Items.FirstOrDefault(item => item.Id == id);
}

/// <summary>A line of an order. Prices include VAT.</summary>
internal sealed class SimOrderItem
{
    public required string Id { get; init; }
    public required SimOffer Offer { get; init; }

    /// <summary>Who fulfils it, as the offer had it when it was sold.</summary>
    public required string Method { get; init; }
    public required int Quantity { get; init; }
    public required decimal UnitPrice { get; init; }

    /// <summary>What the customer paid for the line, after bol's discount.</summary>
    public required decimal TotalPrice { get; init; }

    /// <summary>Days in which the customer has it, as the offer promised when it was sold.</summary>
    public int DaysToDeliver { get; init; } = SimDates.DaysToDeliver;

    public int Shipped { get; set; }
    public int Cancelled { get; set; }
    public bool CancellationRequest { get; set; }

    /// <summary>Set after what changed: from then on that is what the list knows.</summary>
    public required DateTimeOffset ChangedAt
    {
        get;
        set
        {
            field = value;
            states.Add(new SimItemState(value, Shipped, Cancelled, CancellationRequest));
        }
    }

    private readonly List<SimItemState> states = [];

    /// <summary>How it was then; before it was there: as it was placed.</summary>
    public SimItemState At(DateTimeOffset moment) => states.FindLast(state => state.ChangedAt <= moment) ?? states[0];

    public int Open => Quantity - Shipped - Cancelled;
    public bool IsOpen => Open > 0;
    public decimal Discount => (UnitPrice * Quantity) - TotalPrice;
}

/// <summary>What may change of a line.</summary>
internal sealed record SimItemState(DateTimeOffset ChangedAt, int Shipped, int Cancelled, bool CancellationRequest);

/// <summary>Nobody: an invented customer.</summary>
internal sealed record SimBuyer(string FirstName, string Surname, string Street, string Number, string Zip, string City,
    string Country)
{
    public string? Company { get; init; }
    public string? VatNumber { get; init; }
    public string? CompanyNumber { get; init; }

    /// <summary>The buyer's own reference for a business order.</summary>
    public string? Reference { get; init; }
    public string? Extension { get; init; }

    /// <summary>The name of a pickup point; the address is then that of the point.</summary>
    public string? Pickup { get; init; }
    public string Language { get; init; } = "nl";
}
