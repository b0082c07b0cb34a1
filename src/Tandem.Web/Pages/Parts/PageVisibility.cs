using Microsoft.JSInterop;

namespace Tandem.Web.Pages.Parts;

/// <summary>Whether the reader sees the page: nothing is read for a tab in the background.</summary>
public sealed class PageVisibility
{
    /// <summary>The page came back into view.</summary>
    public event Action? Opened;

    public bool Open { get; private set; } = true;

    /// <summary>Called by tandem.js.</summary>
    [JSInvokable]
    public void Look(bool open)
    {
        var opened = open && !Open;
        Open = open;
        if (opened) Opened?.Invoke();
    }
}
