namespace Tandem.Engine.Offers;

/// <summary>What bol is to show of an offer that Tandem steered and that is linked to nothing any more.</summary>
public enum WhenUnlinked
{
    /// <summary>Nobody said: 0, and a person is asked.</summary>
    Asked,

    /// <summary>A person wants 0.</summary>
    ShowNothing,

    /// <summary>A person wants bol's number left as it is.</summary>
    LeaveNumber,
}
