using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>A photo of what came back, sealed: only this program with its key ring can show it.</summary>
internal sealed class ReturnPhoto
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public AccountId AccountId { get; set; }
    public long ReturnKey { get; set; }

    /// <summary>Its media type, told by its bytes.</summary>
    public required string Type { get; set; }
    public required byte[] Sealed { get; set; }

    /// <summary>Who took it in; null: nobody who signed in.</summary>
    public Guid? By { get; set; }
    public DateTimeOffset At { get; set; }
}
