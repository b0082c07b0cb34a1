namespace Tandem.Sandbox.Ledger;

/// <summary>What physically comes back, and what of it lies on the shelf again.</summary>
internal sealed class ReturnBook(SandboxOptions options, GroundTruth truth)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ReturnParcel> byRma = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> shelved = [];

    public IReadOnlyList<ReturnParcel> Parcels()
    {
        lock (gate) return [.. byRma.Values];
    }

    public ReturnParcel? Find(string rmaId)
    {
        lock (gate) return byRma.GetValueOrDefault(rmaId);
    }

    public void Expect(ReturnParcel parcel)
    {
        lock (gate) byRma.Add(parcel.Return.RmaId, parcel);
    }

    /// <summary>The carrier brings the box.</summary>
    public void Arrived(ReturnParcel parcel)
    {
        lock (gate) parcel.ArrivedAt ??= options.Clock.GetUtcNow();
    }

    /// <summary>The desk puts units back on the shelf. False where so many fine ones are not here.</summary>
    public bool Shelve(string rmaId, int units)
    {
        lock (gate)
        {
            if (units < 1 || byRma.GetValueOrDefault(rmaId) is not { IsHere: true, Condition: ParcelCondition.Fine } parcel
                || units > parcel.Units - parcel.Shelved) return false;
            parcel.Shelved += units;
            foreach (var (item, each) in truth.PartsOf(parcel.Return.Item.Offer))
            {
                shelved[item.ProductId] = shelved.GetValueOrDefault(item.ProductId) + (units * each);
                truth.Arrived(item.ProductId, units * each);
            }

            return true;
        }
    }

    /// <summary>Units that the desk put back on the shelf, by the shop's product.</summary>
    public IReadOnlyDictionary<long, int> Shelved()
    {
        lock (gate) return new Dictionary<long, int>(shelved);
    }
}
