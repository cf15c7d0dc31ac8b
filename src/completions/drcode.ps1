# PowerShell completion of drcode, made from the program's options and entries. Load it in your
# profile: . /usr/local/share/drcode/drcode.ps1
# Windows PowerShell 5 calls no completer for "-" or "--" alone, or for -letters.
Register-ArgumentCompleter -Native -CommandName @('drcode', 'drcode.exe') -ScriptBlock {
    param($current, $command, $cursor)

    $option = ''
    $given = @()
    $ended = $false
    foreach ($element in $command.CommandElements | Select-Object -Skip 1) {
        if ($element.Extent.EndOffset -ge $cursor) { break }
        $word = $element.Extent.Text
        if ($option) { $option = '' }
        elseif ($word -match '^[0-9]') { $given += $word }
        elseif ($ended) { continue }
        elseif ($word -eq '--') { $ended = $true }
        elseif ($word -cmatch '^(@takers@)$') { $option = $word }
        elseif ($word -cmatch '^-[^-@letters@]*([@letters@])$') { $option = '-' + $Matches[1] }
    }
    $prefix = ''
    if (-not $option -and -not $ended -and $current -match '^(--[^=]+)=(.*)$') {
        $option = $Matches[1]
        $prefix = $option + '='
        $current = $Matches[2]
    }

    $offers = if ($option) {
        switch -CaseSensitive ($option) {
@values@
        }
    } elseif (-not $ended -and $current -like '-*') {
@options@
    } elseif (-not $ended -and $current -match '^[^0-9]') {
        '/' # the name of a log
    } else {
        switch ($given -join ' ') {
@codes@
        }
    }
    $results = if ($offers -eq '/') {
        foreach ($file in [System.Management.Automation.CompletionCompleters]::CompleteFilename($current)) {
            [System.Management.Automation.CompletionResult]::new(
                $prefix + $file.CompletionText, $file.ListItemText, $file.ResultType, $file.ToolTip)
        }
    } else {
        foreach ($offer in $offers) {
            $word, $help = $offer -split ' ', 2
            if (-not $help) { $help = $word }
            if ($word.StartsWith($current, [StringComparison]::Ordinal)) {
                [System.Management.Automation.CompletionResult]::new(
                    $prefix + $word, $word, 'ParameterValue', $help)
            }
        }
    }
    # If nothing is returned, PowerShell offers files.
    if ($results) { $results } else { '' }
}
