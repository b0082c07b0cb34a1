namespace Tandem.Sandbox.Shop;

/// <summary>What can stand in a <see cref="TouchLog{T}"/>.</summary>
internal interface ITouched
{
    long Id { get; }
    DateTimeOffset Modified { get; set; }

    /// <summary>The place in the log, kept by the log.</summary>
    int Place { get; set; }
}

/// <summary>Items in the order of their last change. A change appends; the former place becomes a hole.</summary>
internal sealed class TouchLog<T> where T : class, ITouched
{
    private readonly List<T?> places = [];
    private readonly List<DateTimeOffset> times = [];
    private int holes;

    public void Add(T item, DateTimeOffset now)
    {
        item.Modified = now;
        item.Place = places.Count;
        places.Add(item);
        times.Add(now);
    }

    public void Touch(T item, DateTimeOffset now)
    {
        Remove(item);
        Add(item, now);
    }

    public void Remove(T item)
    {
        places[item.Place] = null;
        holes++;
        if (holes > 1000 && holes > places.Count / 2)
            Compact();
    }

    /// <summary>Those changed strictly after the moment, oldest change first.</summary>
    public IEnumerable<T> After(DateTimeOffset moment)
    {
        for (var place = FirstAfter(moment); place < places.Count; place++)
        {
            if (places[place] is { } item)
                yield return item;
        }
    }

    private int FirstAfter(DateTimeOffset moment)
    {
        var (low, high) = (0, times.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (times[middle] > moment)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    private void Compact()
    {
        var kept = places.OfType<T>().ToList();
        places.Clear();
        times.Clear();
        holes = 0;
        foreach (var item in kept)
            Add(item, item.Modified);
    }
}
